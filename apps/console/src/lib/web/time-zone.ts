import { getCookie } from 'hono/cookie';
import { AsyncLocalStorage } from 'node:async_hooks';
import { type WallClock, wallClock } from '../time/wall-clock.ts';
import type { Guard } from './context.ts';

/** Set by the script of every page to the browser's own zone. Without it, all times are in UTC. */
export const timeZoneCookie = 'bookplate_time_zone';

const clocks = new AsyncLocalStorage<() => WallClock>();

/**
 * Has everything that answers a request show times in the zone of the person who asks: `time` is called in many places, far from
 * the request.
 *
 * @returns the middleware
 */
export function inTimeZone(): Guard {
  return (c, next) => {
    let clock: WallClock | undefined;
    return clocks.run(() => (clock ??= wallClock(getCookie(c, timeZoneCookie) ?? '')), next);
  };
}

/** @returns the clock of the request that is being answered; UTC's outside of one */
export function currentClock(): WallClock {
  return clocks.getStore()?.() ?? wallClock('UTC');
}
