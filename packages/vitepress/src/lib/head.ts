import { type HeadTag, writeTag } from '@bookplate/docs/host';

/** As VitePress writes it. */
const charset = /\s*<meta\s+charset\s*=\s*["']?[\w-]+["']?\s*\/?>/i;

/**
 * Puts tags first into the head of a page, behind the character encoding alone: it must be within the first 1,024 bytes
 * (HTML §4.2.5.4). VitePress' own `head` comes behind the stylesheets and the module of the page.
 *
 * @param tags in their order
 * @param html a whole page
 * @returns the page
 */
export function injectHead(tags: readonly HeadTag[], html: string): string {
  const written = tags.map(writeTag).join('\n    ');
  return html
    .replace(charset, '')
    .replace(/<head[^>]*>/, (head) => `${head}\n    <meta charset="utf-8">\n    ${written}`);
}
