const compact = new Intl.NumberFormat('en', {
  notation: 'compact',
  maximumSignificantDigits: 2,
});

/**
 * A count that was scaled up from a sample: two digits are all that it can say.
 *
 * @param count such as 41_873
 * @returns such as `42 k`
 */
export function aboutCount(count: number): string {
  return compact
    .formatToParts(count)
    .map(({ type, value }) => (type === 'compact' ? `\u00a0${value.toLowerCase()}` : value))
    .join('')
    .replace('\u00a0m', '\u00a0M');
}
