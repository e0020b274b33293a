import type { Options } from './hooks.ts';

/**
 * Changes the options of some entries in a list of the site's configuration.
 *
 * @param entries plugins, themes or presets: a name, a name with options, or anything else
 * @param pattern of the names
 * @param change is given the options and, where the pattern has a group `content`, what that found
 * @returns another list
 */
export function changeOptions(
  entries: readonly unknown[] = [],
  pattern: RegExp,
  change: (options?: Options, name?: string) => Options,
): readonly unknown[] {
  return entries.map((entry) => {
    const [name, options] = (Array.isArray(entry) ? entry : [entry]) as [unknown, Options?];
    const match = typeof name === 'string' ? pattern.exec(name) : null;
    return match ? [name, change(options, match.groups?.['content'])] : entry;
  });
}
