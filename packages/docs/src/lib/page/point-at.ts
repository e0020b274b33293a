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

/**
 * Finds a place of a block whose lines have lost what stands before them in the file: indentation, or `> `.
 *
 * @param file the whole file
 * @param firstLine of the block in it, counted from 1
 * @param block the text, as a parser handed it over
 * @param offset a place in the block
 * @returns its line and column in the file
 */
export function pointInBlock(
  file: string,
  firstLine: number,
  block: string,
  offset: number,
): Point {
  const { line: lineInBlock, column } = pointAt(block, offset);
  const line = firstLine + lineInBlock - 1;
  const own = block.split('\n')[lineInBlock - 1] ?? '';
  const before = file.split('\n')[line - 1]?.lastIndexOf(own) ?? 0;
  return { line, column: Math.max(before, 0) + column };
}
