import type { HeadTag, HtmlTag, TransformedHtml } from '@bookplate/docs/host';

/** As people write it; in a page that has none, nothing is moved. */
const charset = /<meta\s+charset\s*=\s*["']?[\w-]+["']?\s*\/?>/i;

/**
 * Puts tags first into the head of a page, but for the character encoding: it must be within the first 1,024 bytes
 * (HTML §4.2.5.4), and a script of ours is longer.
 *
 * @param tags in their order
 * @param html the page
 * @returns what Vite is to do
 */
export function putFirst(tags: readonly HeadTag[], html: string): TransformedHtml {
  const injectTo = 'head-prepend' as const;
  // Vite reads and writes no other encoding.
  const encoding: HtmlTag = { tag: 'meta', attrs: { charset: 'utf-8' }, injectTo };
  return {
    html: html.replace(charset, ''),
    tags: [
      ...(charset.test(html) ? [encoding] : []),
      ...tags.map(({ tag, attrs, content }) => ({
        tag,
        attrs: { ...attrs },
        children: content,
        injectTo,
      })),
    ],
  };
}
