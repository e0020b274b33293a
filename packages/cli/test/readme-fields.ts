import { readFileSync } from 'node:fs';

/**
 * @param command such as `lint`
 * @returns the fields that the README names for its `--json`, in the order of the alphabet
 */
export function readmeFields(command: string): readonly string[] {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, section = ''] = text.split(new RegExp(`^## ${command}$`, 'm'));
  const [own = ''] = section.split(/^## /m);
  return [...own.matchAll(/^\| ((`\w+`(, )?)+) +\|/gm)]
    .flatMap(([, names = '']) => names.replaceAll('`', '').split(', '))
    .toSorted();
}
