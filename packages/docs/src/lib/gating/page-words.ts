import { stringsIn } from './strings-in.ts';

/** What everyone may know of a gated page, and what says how it looks. */
const known = new Set([
  'title',
  'groups',
  'template',
  'tableOfContents',
  // Addresses, which are looked for as such, and the packed operation of a page of an API, which is text of the page.
  'id',
  'slug',
  'api',
  'info_path',
]);

/** As a host has read it. */
interface FrontMatter {
  readonly title?: unknown;
}

/**
 * What the front matter of a page says beside its title: description, banner, hero, badge, and fields that a site or a
 * plugin has added.
 *
 * @param data the front matter
 * @returns each text
 */
export function pageWords(data: FrontMatter): readonly string[] {
  const { title } = data;
  return Object.entries(data)
    .filter(([name]) => !known.has(name))
    .flatMap(([, value]) => stringsIn(value))
    .filter((text) => text.trim() !== '' && text !== title);
}
