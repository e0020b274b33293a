import { type Point, pointInBlock } from '../page/point-at.ts';
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
      if (left === 0) return pointInBlock(source, first + block.line + 1, block.text, found + at);
      left -= 1;
      found = block.text.indexOf(text, found + 1);
    }
  }
  return { line: first + 1, column: 1 };
}
