/**
 * The known name that a mistyped one most resembles, for "did you mean".
 *
 * @param name what was found
 * @param known the names that exist
 * @returns the nearest, or undefined if none is near
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const ranked = known
    // Large OpenAPI documents have hundreds of names, and most of them cannot be near.
    .filter((candidate) => Math.abs(candidate.length - name.length) <= limit)
    .map((candidate) => ({
      candidate,
      distance: editDistance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((one, other) => one.distance - other.distance);
  const [best] = ranked;
  return best && best.distance <= limit ? best.candidate : undefined;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let above = 0; above < from.length; above += 1) {
    const next = [above + 1];
    for (let left = 0; left < to.length; left += 1) {
      const replace = (row[left] ?? 0) + (from[above] === to[left] ? 0 : 1);
      next.push(Math.min(replace, (next[left] ?? 0) + 1, (row[left + 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
