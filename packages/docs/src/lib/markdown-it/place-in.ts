import type { Point } from '../page/point-at.ts';
import type { PageState } from './hooks.ts';

/**
 * Finds a piece of a page in its file. Renderers keep the lines of blocks only.
 *
 * @param page with what was written
 * @param text the piece, as it is in the file
 * @param count how many of the same stand before it
 * @param at where in the piece
 * @returns the place; the first line of the page if the piece is not there
 */
export function placeIn(
  { source, written, firstLine: first }: Pick<PageState, 'source' | 'written' | 'firstLine'>,
  text: string,
  count: number,
  at: number,
): Point {
  let left = count;
  for (const block of text === '' ? [] : written) {
    for (let found = block.text.indexOf(text); found >= 0;) {
      if (left === 0) return pointIn(source, first + block.line, block.text, found + at);
      left -= 1;
      found = block.text.indexOf(text, found + 1);
    }
  }
  return { line: first + 1, column: 1 };
}

/** The block's own lines may be indented in the file, or stand behind `> `. */
function pointIn(source: string, firstLine: number, block: string, offset: number): Point {
  const before = block.slice(0, offset).split('\n');
  const line = firstLine + before.length;
  const own = block.split('\n')[before.length - 1] ?? '';
  const indentation = source.split('\n')[line - 1]?.indexOf(own) ?? 0;
  return { line, column: Math.max(indentation, 0) + (before.at(-1)?.length ?? 0) + 1 };
}
