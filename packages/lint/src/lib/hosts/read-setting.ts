/**
 * Reads a text of a configuration in any format: `name = "…"`, `name: …`, `"name": "…"`. What is computed is not found, or is
 * taken as it is written: people see what is made of it before anything is changed.
 *
 * @param text of the configuration
 * @param name of the setting
 * @returns its value; undefined if it is not there
 */
export function readSetting(text: string, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const line = new RegExp(`(?:^|[{,\\s])["']?${name}["']?\\s*[:=]\\s*["']?([\\w./:-]+)`, 'im');
  const uncommented = text.replaceAll(/^\s*(?:#|\/\/).*$/gm, '');
  return line
    .exec(uncommented)?.[1]
    ?.replace(/^\.\//, '')
    .replace(/(?<=.)\/$/, '');
}
