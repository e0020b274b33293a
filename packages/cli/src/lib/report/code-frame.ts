import stringWidth from 'string-width';
import type { Paint } from '../terminal.ts';

/** What to show. */
export interface Frame {
  readonly source: string;
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
}

const graphemes = new Intl.Segmenter();

/**
 * Shows a line of a file and points at a place in it. Lines of prose are long: what does not fit is cut around the place.
 *
 * @param frame which line and place
 * @param paint colours
 * @param columns that fit in a line
 * @returns two lines; nothing if the file has no such line
 */
export function drawFrame(
  { source, line, column }: Frame,
  paint: Paint,
  columns: number,
): readonly string[] {
  const text = source.split(/\r?\n/)[line - 1]?.replaceAll('\t', ' ');
  if (text === undefined || text.trim() === '') return [];
  const room = Math.max(20, columns - String(line).length - 3);
  const before = lastFitting(text.slice(0, column - 1), Math.floor(room / 2));
  const after = firstFitting(text.slice(column - 1), room - stringWidth(before) - 1);
  const gutter = ' '.repeat(String(line).length);
  return [
    `${paint('dim', `${line} │ `)}${before}${after}`,
    `${paint('dim', `${gutter} │ `)}${' '.repeat(stringWidth(before))}${paint('red', '^')}`,
  ];
}

function firstFitting(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(kept + segment) > room - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

function lastFitting(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  let kept = '';
  for (const { segment } of [...graphemes.segment(text)].toReversed()) {
    if (stringWidth(segment + kept) > room - 1) break;
    kept = segment + kept;
  }
  return `…${kept}`;
}
