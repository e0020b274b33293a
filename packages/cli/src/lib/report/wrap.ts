/**
 * Breaks text into lines between words.
 *
 * @param text whose own line breaks do not count
 * @param options `columns` in all, `indent` spaces before every line but the first
 * @returns the lines, joined
 */
export function wrap(
  text: string,
  { columns, indent }: { readonly columns: number; readonly indent: number },
): string {
  const width = columns - indent;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}
