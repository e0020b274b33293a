/** A place in a file, both counted from 1. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/**
 * @param text the whole file
 * @param offset a place in it
 * @returns its line and column
 */
export function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
