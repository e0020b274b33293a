import { AuthorError } from './author-error.ts';
import type { ElementTag } from './element-attribute.ts';

/**
 * Browsers know no `<groups>`: what is in it is for everyone. `<group>` and `<Group>` may be a component of the site.
 *
 * @param tag an element
 * @returns whether `<Groups>` is meant
 */
export function isMisspeltGate({ name, attributes }: ElementTag): boolean {
  if (name === 'groups') return true;
  return (
    /^group$/i.test(name ?? '') &&
    attributes.some((each) => 'name' in each && /^(?:any|none)$/.test(each.name))
  );
}

/**
 * @param tag of an element that is no component of the page
 * @throws {AuthorError} if `<Groups>` is meant
 */
export function refuseMisspeltGate(tag: ElementTag): void {
  if (isMisspeltGate(tag))
    throw new AuthorError(
      'groups-element',
      `Found <${tag.name}>, which hides nothing. Write <Groups any={['admin']}> and </Groups>.`,
      0,
    );
}

/**
 * Markdown has no components, and reads `<Groups any={['admin']}>` as text. Its end is an element.
 *
 * @param html of a page of Markdown
 * @param page all of it
 * @throws {AuthorError} if it has a gate of MDX
 */
export function refuseMdxGate(html: string, page: string): void {
  const open = html.replaceAll(/<!--[^]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length));
  const tag = /<(?:groups\b|group\s[^<>]*\b(?:any|none)\b)[^<>]*>/i.exec(open);
  const end = /<Groups\s[^<>]*\{/.test(page) ? /<\/Groups\s*>/.exec(open) : undefined;
  const found = tag ?? end;
  if (found)
    throw new AuthorError(
      'groups-element',
      `Found ${found[0]} in Markdown, where it hides nothing. Name the file .mdx, and write <Groups any={['admin']}>.`,
      found.index,
    );
}
