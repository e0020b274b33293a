import { isPublicInHead, pageWords } from '@bookplate/docs/gating';
import { isPublic } from '@bookplate/protocol';
import type { GroupsOf } from '@bookplate/docs/host';
import type { HeadTag, PageData, StarlightRoute } from './hooks.ts';

/**
 * Takes out of the head of a page that anonymous readers do not see what says more about it than its title, for link previews and search engines show
 * that to everyone: the description, what front matter puts there, and what other plugins make of front matter. What
 * loads files and styles of the page stays. Of any page, it takes out the addresses of translations that are gated.
 *
 * @param route the page; its head is changed
 * @param groupsOf the groups of each page
 * @param delimiter between the titles of a page and of the site
 */
export function gateMeta(route: StarlightRoute, groupsOf: GroupsOf, delimiter: string): void {
  const { head, entry, siteTitle } = route;
  const { data } = entry;
  const isGated = !isPublic(data.groups);
  const words = isGated ? pageWords(data) : [];
  const kept = head.filter((tag) => {
    if (isAlternate(tag) && !isPublic(groupsOf(pathOf(tag.attrs?.['href'])))) return false;
    return (
      !isGated ||
      // Also what is technical is of the page, if its front matter says it: the leak check knows those words.
      (tag.tag !== 'meta' && isPublicInHead(tag.tag, tag.attrs)) ||
      !(isOfFrontMatter(tag, data) || says(tag, words))
    );
  });
  if (isGated) {
    if (!kept.some(({ tag }) => tag === 'title'))
      kept.unshift({ tag: 'title', content: `${data.title} ${delimiter} ${siteTitle}` });
    kept.push({ tag: 'meta', attrs: { name: 'robots', content: 'noindex' }, content: '' });
  }
  head.splice(0, head.length, ...kept);
}

function isAlternate({ tag, attrs }: HeadTag): boolean {
  return tag === 'link' && attrs?.['rel'] === 'alternate';
}

function pathOf(address: unknown): string {
  const text = typeof address === 'string' ? address : '';
  return URL.canParse(text) ? new URL(text).pathname : text;
}

/** By what it is: Starlight has read it once more since. */
function isOfFrontMatter(tag: HeadTag, { head = [] }: PageData): boolean {
  const written = write(tag);
  return head.some((own) => write(own) === written);
}

function write({ tag, attrs = {}, content = '' }: HeadTag): string {
  return JSON.stringify([
    tag,
    Object.entries(attrs).sort(([one], [other]) => one.localeCompare(other)),
    content,
  ]);
}

/** Short words may be a part of another one. */
function says({ attrs = {}, content }: HeadTag, words: readonly string[]): boolean {
  const texts = [...Object.values(attrs), content].filter((text) => typeof text === 'string');
  return words.some((word) =>
    texts.some((text) => text === word || (word.length >= 12 && text.includes(word))),
  );
}
