import type { Edit } from '../edit.ts';
import { importNames, localName, readModule, textOf } from '../module.ts';

/**
 * Adds the tags to Nextra's `<Head>`, which every page has.
 *
 * @param source of `app/layout`
 * @returns what can be done
 */
export function editNextraLayout(source: string): Edit {
  const from = '@bookplate/next/react';
  const paste: Edit = {
    kind: 'paste',
    paste: `import { BookplateHead } from '${from}';\n\n<Head>\n  <BookplateHead />\n</Head>`,
  };
  const module = readModule(source);
  if (!module) return paste;
  if (localName(module, from, 'BookplateHead') !== undefined) return { kind: 'done' };
  const [head, another] = module.code.matchAll(/<Head\b[^<>]*?(\s*\/)?>/g);
  if (!head || another) return paste;
  const [local = ''] = importNames(module, ['BookplateHead'], from);
  const [tag, slash] = head;
  const end = head.index + tag.length;
  const [line = ''] = /^\s*/.exec(source.slice(end)) ?? [];
  if (slash === undefined) module.text.appendRight(end, `${line}<${local} />`);
  else module.text.overwrite(end - slash.length - 1, end, `><${local} /></Head>`);
  return { kind: 'change', text: textOf(module) };
}
