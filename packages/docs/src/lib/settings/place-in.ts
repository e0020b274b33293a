/**
 * @param text of a file
 * @param offset of a character in it
 * @returns line and column, both from 1, as editors and terminals understand them behind a file's name
 */
export function placeIn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
