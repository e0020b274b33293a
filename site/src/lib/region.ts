/**
 * Takes a part out of a file that is compiled and tested.
 *
 * @param source of the file
 * @param name of the region: the lines between `// #region NAME` and `// #endregion`, or `#` instead of `//`
 * @returns its lines, moved to the left
 * @throws {Error} if there is no such region
 */
export function regionOf(source: string, name: string): string {
  const lines = source.split('\n');
  const start = lines.findIndex(
    (line) => /^(?:\/\/|#) #region (.*)$/.exec(line.trim())?.[1] === name,
  );
  const end = lines.findIndex(
    (line, index) => index > start && /^(?:\/\/|#) #endregion$/.test(line.trim()),
  );
  if (start < 0 || end < 0)
    throw new Error(
      `Found no region "${name}". Expected "// #region ${name}" and "// #endregion".`,
    );
  const part = lines.slice(start + 1, end);
  const indents = part.filter((line) => line.trim()).map((line) => line.search(/\S/));
  return part.map((line) => line.slice(Math.min(...indents))).join('\n');
}
