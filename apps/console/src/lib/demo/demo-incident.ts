import type { Incident } from '../health/incidents.ts';

const dayMs = 86_400_000;
const tuesday = 2;

/**
 * The one incident of a demo console: on the last Tuesday that is at least a day past, from 14:12 to 16:38 UTC.
 *
 * @param now in milliseconds
 * @returns when it began and ended, why, and the share of unreachable handshakes in it and before it
 */
export function demoIncident(
  now: number,
): Omit<Incident, 'id' | 'siteId' | 'acknowledgedBy'> & { readonly endedAt: Date } {
  const midnight = Math.floor(now / dayMs) * dayMs;
  const daysAgo = ((new Date(midnight).getUTCDay() - tuesday + 6) % 7) + 1;
  const day = midnight - daysAgo * dayMs;
  const at = (hours: number, minutes: number): Date =>
    new Date(day + (hours * 60 + minutes) * 60_000);
  return {
    startedAt: at(14, 12),
    acknowledgedAt: at(14, 40),
    endedAt: at(16, 38),
    share: 0.64,
    usual: 0.01,
    peak: 0.64,
    reason: 'network',
    endedBecause: 'usual',
  };
}
