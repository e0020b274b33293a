import type { Mark } from '../charts/mark.ts';
import type { HealthEvent } from '../health/events-of.ts';
import type { Health } from '../health/health-of.ts';
import type { Incident } from '../health/incidents.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../sites/site.ts';
import type { Html } from './html.ts';

/** What the health page shows. */
export interface HealthPageState {
  readonly person: Person;
  readonly site: Site;
  readonly health: Health;
  /** The selected docs origin; all of them if left out. */
  readonly origin: string | undefined;
  /** The docs origins to select from. */
  readonly origins: readonly string[];
  readonly events: readonly HealthEvent[];
  readonly marks: readonly Mark[];
  /** What is wrong just now. */
  readonly incident?: Incident | undefined;
  /** What the figures leave out. */
  readonly notes: Html;
}
