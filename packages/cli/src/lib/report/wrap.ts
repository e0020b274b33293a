import stringWidth from 'string-width';

/**
 * Breaks text between words.
 *
 * @param text whose own line breaks do not count
 * @param columns that fit; a word that is longer stays whole
 * @returns the lines
 */
export function wrapLines(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(`${last} ${word}`) <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * The same as one text.
 *
 * @param text whose own line breaks do not count
 * @param options `columns` in all, `indent` spaces before every line but the first
 * @returns the lines, joined
 */
export function wrap(
  text: string,
  { columns, indent }: { readonly columns: number; readonly indent: number },
): string {
  return wrapLines(text, columns - indent).join(`\n${' '.repeat(indent)}`);
}
