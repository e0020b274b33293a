/**
 * Takes a part out of a file that is compiled and tested.
 *
 * @param source of the file
 * @param name of the region: the lines between `// #region NAME` and `// #endregion`, or `#` instead of `//`. Regions of one name
 *   are one part, such as the imports and their use in a function
 * @returns its lines, moved to the left
 * @throws {Error} if there is no such region
 */
export function regionOf(source: string, name: string): string {
  const parts = Array.from(
    source.matchAll(/^ *(?:\/\/|#) #region (.*)\n([^]*?)^ *(?:\/\/|#) #endregion$/gm),
    ([, found, lines = '']) => ({ found, lines: lines.split('\n').slice(0, -1) }),
  ).filter(({ found }) => found === name);
  if (parts.length === 0)
    throw new Error(
      `Found no region "${name}". Expected "// #region ${name}" and "// #endregion".`,
    );
  return parts.map(({ lines }) => toTheLeft(lines)).join('\n\n');
}

function toTheLeft(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}
