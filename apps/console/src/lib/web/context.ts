import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { ClientSlots } from '../health/client-slots.ts';
import type { RateLimiter } from '../health/rate-limiter.ts';
import type { Tally } from '../health/tally.ts';
import type { Attempts } from '../people/attempts.ts';
import type { Auth } from '../people/auth.ts';
import type { KnownDevices } from '../people/known-device.ts';
import type { Person } from '../people/person.ts';
import type { Publication } from '../sites/publication.ts';
import type { Metrics } from './metrics.ts';
import type { ProxyWarning } from './proxy-warning.ts';

/** All that pages work with. */
export interface Services {
  readonly config: Config;
  readonly database: Database;
  readonly auth: Auth;
  readonly attempts: Attempts;
  readonly devices: KnownDevices;
  readonly publication: Publication;
  /** How many reports a client may send in a minute. */
  readonly limits: { readonly ofSite: RateLimiter; readonly ofAllSites: RateLimiter };
  readonly slots: ClientSlots;
  readonly proxyWarning: ProxyWarning;
  readonly tally: Tally;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** What a request carries: behind the sign-in, who it is. */
export interface Env {
  Bindings: HttpBindings;
  /** `requestId` names a request in the log and on the page of an error. */
  Variables: { person: Person; sessionId: string; requestId: string };
}

export type PageContext = Context<Env>;
export type Guard = MiddlewareHandler<Env>;
