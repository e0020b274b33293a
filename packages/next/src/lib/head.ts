import { type HeadTag, writeTag } from '@bookplate/docs/host';

/** As React writes the tags of `<BookplateHead>`. */
const written = /<script data-api-url=[^]*?<\/noscript>/;

/**
 * Puts the tags first into the head of a page, behind the character encoding alone: it must be within the first 1,024
 * bytes (HTML §4.2.5.4). React writes stylesheets and scripts before what the head of a layout holds.
 *
 * @param tags in their order
 * @param html a page that was rendered
 * @returns the page; undefined if its layout has no `<BookplateHead>`
 */
export function injectHead(tags: readonly HeadTag[], html: string): string | undefined {
  if (!written.test(html)) return undefined;
  const first = tags.map(writeTag).join('');
  return html
    .replace(written, '')
    .replace(/<head[^>]*>(<meta charset="[\w-]+"\/?>)?/i, (start) => start + first);
}
