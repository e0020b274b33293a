/** Where each span of durations ends, in milliseconds. What is longer falls into one more. */
const ends = [
  10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1_000, 1_500, 2_500, 5_000,
] as const;

/**
 * Which span a duration falls into. Durations are counted by spans, for a median can't be made of medians.
 *
 * @param milliseconds the duration
 * @returns the number of the span
 */
export function spanOf(milliseconds: number): number {
  const span = ends.findIndex((end) => milliseconds <= end);
  return span === -1 ? ends.length : span;
}

/**
 * A quantile of durations that were counted by span.
 *
 * @param counts by the number of the span
 * @param share such as 0.5 for the median
 * @returns milliseconds, evenly spread within a span; undefined without any
 */
export function quantile(counts: ReadonlyMap<number, number>, share: number): number | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let left = share * total;
  for (let span = 0; span <= ends.length; span += 1) {
    const count = counts.get(span) ?? 0;
    if (count > 0 && left <= count) {
      const start = ends[span - 1] ?? 0;
      const end = ends[span] ?? start;
      return Math.round(start + ((end - start) * left) / count);
    }
    left -= count;
  }
  return ends.at(-1);
}
