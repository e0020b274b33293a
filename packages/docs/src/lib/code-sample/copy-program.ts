import type { Program } from '@bookplate/browser/program';
import { matchLines } from './match-lines.ts';
import type { Sample } from './read-sample.ts';

/** What Expressive Code writes for a line break in the attribute of its copy button. */
const encodedBreak = '\u007f';

/**
 * Makes the program of what a copy button copies.
 *
 * @param copied what it copies for the anonymous reader, as in `data-code`
 * @param sample that the code is made of
 * @returns the program, or undefined if the text is not that of the sample or has nothing of the reader
 */
export function copyProgram(copied: string, { lines, slots }: Sample): Program | undefined {
  const lineBreak = copied.includes(encodedBreak) ? encodedBreak : '\n';
  const found = copied.split(lineBreak);
  const matches = matchLines(lines, found) ?? [];
  const parts: Program[] = [];
  let at = 0;
  for (const { program, line, from, to } of slots) {
    const match = matches[line];
    if (!match) continue;
    const start = found.slice(0, match.line).reduce((length, each) => length + each.length + 1, 0);
    parts.push(copied.slice(at, start + match.column(from)), program);
    at = start + match.column(to);
  }
  return parts.length > 0 ? ['text', ...parts, copied.slice(at)] : undefined;
}
