import { createRateLimiter } from '../../apps/console/src/lib/health/rate-limiter.ts';
import { readReport } from '../../apps/console/src/lib/health/report.ts';
import { createTally } from '../../apps/console/src/lib/health/tally.ts';
import { cpuMs } from '../cpu.ts';
import type { Growth } from './growth.ts';

const report = JSON.stringify({
  outcome: 'identified',
  durationMs: 40,
  docsOrigin: 'https://docs.foo.com',
});

/** Takes every row and keeps none, as a database elsewhere would. */
const elsewhere = {
  insert: () => ({ values: () => ({ onConflictDoUpdate: () => Promise.resolve() }) }),
} as unknown as Parameters<typeof createTally>[0];

/**
 * Takes reports, a million in a minute, through all that holds state for them.
 *
 * @returns takes so many reports, the first at this Unix millisecond
 */
export function createReportTaker(): (count: number, startMs: number) => Promise<void> {
  const limiter = createRateLimiter(60);
  const tally = createTally(elsewhere);
  return async (count, startMs) => {
    for (let n = 0; n < count; n += 1) {
      const now = startMs + Math.floor(n / 1_000) * 60;
      if (!limiter('site', `10.${n & 255}.${n >> 12}`, now)) continue;
      const parsed = readReport(report);
      if (parsed) tally.add('site', parsed, now);
      if (n % 100_000 === 0) await tally.write();
    }
  };
}

/** One for all runs, as a console has: a new one would begin with code that is not compiled. */
const take = createReportTaker();
let startMs = 0;

export const reports: Growth = {
  title: 'console reports',
  unit: 'reports',
  sizes: [10_000, 100_000, 1_000_000],
  run: (size) => cpuMs(() => take(size, (startMs += 600_000))),
};
