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
  const lines = hunks.flatMap(({ lines: inHunk }, index) => [
    ...(index > 0 ? [paint('dim', '  …')] : []),
    ...inHunk
      .filter((line) => !line.startsWith('\\'))
      .map((line) => {
        const shown = `  ${line}`;
        if (line.startsWith('+')) return paint('green', shown);
        return line.startsWith('-') ? paint('red', shown) : paint('dim', shown);
      }),
  ]);
  const title = before === undefined ? `${file}  ${paint('dim', 'new')}` : file;
  return [paint('bold', title), ...lines, '', ''].join('\n');
}
