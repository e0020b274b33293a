import { stringsIn } from '../gating/strings-in.ts';
import type { PageData } from './hooks.ts';

/** What everyone may know of a gated page, and what says how it looks. */
const known = new Set(['title', 'groups', 'template', 'slug', 'tableOfContents']);

/**
 * What the front matter of a page says beside its title: description, banner, hero, badge, and fields that a site or a
 * plugin has added.
 *
 * @param data the front matter
 * @returns each text
 */
export function pageWords(data: PageData): readonly string[] {
  const { title = '' } = data;
  return Object.entries(data)
    .filter(([name]) => !known.has(name))
    .flatMap(([, value]) => stringsIn(value))
    .filter((text) => text.trim() !== '' && text !== title);
}
