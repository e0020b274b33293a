/** Where a line of the sample is in the code that a highlighter made of it. */
export interface Match {
  readonly line: number;
  /** Turns a column of the sample into one of the code. */
  readonly column: (at: number) => number;
}

/**
 * Finds the lines of a sample again. Highlighters leave lines out (the file's name as a comment in the first one; in
 * what a terminal's copy button has, all comments), take the `+` or `-` of a diff, and treat white space as they like.
 *
 * @param sample the lines as the author wrote them
 * @param code the lines as they came out
 * @returns a match for each line of the sample, undefined for one that was left out; or undefined altogether if the
 * code is not made of the sample
 */
export function matchLines(
  sample: readonly string[],
  code: readonly string[],
): readonly (Match | undefined)[] | undefined {
  let line = 0;
  const matches = sample.map((wanted): Match | undefined => {
    const found = code[line];
    const start = found === undefined ? undefined : startOf(wanted, found);
    if (found === undefined || start === undefined) return undefined;
    const text = wanted.slice(start);
    return { line: line++, column: (at) => columnIn(found, text, at - start) };
  });
  return code.slice(line).some((left) => bare(left) !== '') ? undefined : matches;
}

/** Where in the wanted line the found one begins: after the mark of a diff, if that is gone. */
function startOf(wanted: string, found: string): number | undefined {
  if (bare(wanted) === bare(found)) return 0;
  return /^[+-]/.test(wanted) && bare(wanted.slice(1)) === bare(found) ? 1 : undefined;
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** The same place in two texts that differ in nothing but their white space. */
function columnIn(found: string, text: string, at: number): number {
  const before = text.slice(0, Math.max(0, at));
  const solid = before.trimEnd();
  let column = 0;
  for (let left = bare(solid).length; left > 0; column += 1)
    if (/\S/.test(found[column] ?? '')) left -= 1;
  const space = found.slice(column).match(/^\s*/)?.[0].length ?? 0;
  return column + Math.min(space, before.length - solid.length);
}
