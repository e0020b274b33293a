import stringWidth from 'string-width';

/**
 * Breaks a sentence between words.
 *
 * @param text on one line
 * @param columns that fit; a word that is longer stays whole
 * @returns the lines
 */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(`${last} ${word}`) <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
