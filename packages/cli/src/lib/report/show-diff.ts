import { structuredPatch } from 'diff';
import type { Paint } from '../terminal.ts';

/**
 * Shows how a file changes.
 *
 * @param file its name
 * @param before its text; undefined if it is new
 * @param after its new text
 * @param paint colours
 * @returns the lines, with three around each change
 */
export function showDiff(
  file: string,
  before: string | undefined,
  after: string,
  paint: Paint,
): string {
  const { hunks } = structuredPatch(file, file, before ?? '', after, '', '', { context: 3 });
  const lines: string[] = [];
  for (const hunk of hunks) {
    if (lines.length > 0) lines.push(paint('dim', '  …'));
    for (const line of hunk.lines) {
      // Said of a file that does not end in a line break.
      if (line.startsWith('\\')) continue;
      const color = line.startsWith('+') ? 'green' : line.startsWith('-') ? 'red' : 'dim';
      lines.push(paint(color, `  ${line}`));
    }
  }
  const title = before === undefined ? `${file}  ${paint('dim', 'new')}` : file;
  return [paint('bold', title), ...lines, '', ''].join('\n');
}
