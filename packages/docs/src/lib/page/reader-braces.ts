const member = String.raw`(?:user\s*(?:\?\.|\.|\[)|playground\s*\.\s*(?:header|query|cookie|path|server)\b)`;
/** A member of the reader in one pair of braces, neither escaped nor in the braces of a template language. */
export const readerBraces: RegExp = new RegExp(
  String.raw`(?<![\\{#%])\{\s*${member}[^{}\n]*\}`,
  'g',
);

/**
 * @param text any
 * @returns where braces over the reader stand in it
 */
export function readerBracesIn(
  text: string,
): readonly { readonly source: string; readonly at: number }[] {
  // Most texts: spared the pattern.
  if (!text.includes('{')) return [];
  return [...text.matchAll(readerBraces)].map(({ 0: source, index }) => ({ source, at: index }));
}
