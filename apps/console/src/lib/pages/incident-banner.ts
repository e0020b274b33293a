import type { Incident } from '../health/incidents.ts';
import type { Person } from '../people/person.ts';
import { mayActAs } from '../people/roles.ts';
import type { Site } from '../sites/site.ts';
import { time } from './time.ts';
import { banner } from './fields.ts';
import { type Html, html } from './html.ts';
import { percent } from '../health/format-figures.ts';

/**
 * What is wrong with a site just now, until somebody has said that they know.
 *
 * @param options the incident, where, and who looks
 * @returns the piece; false for an incident that was acknowledged
 */
export function incidentBanner(options: {
  readonly incident: Incident;
  readonly site: Pick<Site, 'id' | 'name'>;
  readonly person: Person;
}): Html | false {
  const { incident, site, person } = options;
  const { acknowledgedAt, share, usual, startedAt } = incident;
  return (
    acknowledgedAt === null &&
    banner(
      html`<b>${site.name}: ${percent(share)} of handshakes unreachable</b> since ${time(startedAt)} (normally
      ${percent(usual)}). Was something deployed then?
      <a href="/sites/${site.id}/test">Run the connection test</a>
      ${acknowledgeButton(incident, person)}`,
    )
  );
}

/**
 * Says that somebody knows of an incident. For editors and owners.
 *
 * @param incident any
 * @param person who looks
 * @returns the piece; false for viewers, and once it was acknowledged
 */
export function acknowledgeButton(
  { id, siteId, startedAt, acknowledgedAt }: Incident,
  person: Person,
): Html | false {
  return (
    acknowledgedAt === null &&
    mayActAs(person.role, 'editor') &&
    html`<form method="post" action="/sites/${siteId}/incidents/${String(id)}/acknowledge">
      <button class="quiet">Acknowledge<span class="hidden"> the incident of ${time(startedAt)}</span></button>
    </form>`
  );
}
