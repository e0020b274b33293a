import { readFileSync } from 'node:fs';

const page = '../../../site/src/content/docs/reference/output.mdx';

/**
 * @param command such as `lint`
 * @returns the fields that the documentation names for its `--json`, in the order of the alphabet
 */
export function documentedFields(command: string): readonly string[] {
  const text = readFileSync(new URL(page, import.meta.url), 'utf8');
  const [, section = ''] = text.split(new RegExp(`^## ${command}$`, 'm'));
  const [own = ''] = section.split(/^## /m);
  return [...own.matchAll(/^\| ((`\w+`(, )?)+) +\|/gm)]
    .flatMap(([, names = '']) => names.replaceAll('`', '').split(', '))
    .toSorted();
}
