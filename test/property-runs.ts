/*
 * What every property test gives to `fc.assert`. The seed is fixed, so that a change fails for what it changes;
 * `BOOKPLATE_SEED` sets another, `BOOKPLATE_RUNS` the number of runs of each test, or with `10x` ten times as many.
 */
const { BOOKPLATE_SEED = '20261129', BOOKPLATE_RUNS = '1x' } = process.env;
const [, count, times] = /^(?:(\d+)|(\d+)x)$/.exec(BOOKPLATE_RUNS) ?? [];
if ((count ?? times) === undefined || !/^-?\d+$/.test(BOOKPLATE_SEED))
  throw new Error(
    `Expected BOOKPLATE_RUNS as a number such as 5000 or as 10x, and BOOKPLATE_SEED as an integer; found ${JSON.stringify({ BOOKPLATE_RUNS, BOOKPLATE_SEED })}.`,
  );

/** Of all property tests. */
export const seed: number = Number(BOOKPLATE_SEED);
process.stdout.write(`Property tests: BOOKPLATE_SEED=${seed} BOOKPLATE_RUNS=${BOOKPLATE_RUNS}\n`);

/**
 * @param usual number of runs, in `npm test`
 * @returns parameters for `fc.assert`
 */
export function propertyRuns(usual: number = 100): {
  readonly seed: number;
  readonly numRuns: number;
} {
  return { seed, numRuns: count === undefined ? usual * Number(times) : Number(count) };
}
