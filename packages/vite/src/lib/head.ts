import { posix } from 'node:path';
import type { HeadTag, HtmlTag, ResolvedConfig, TransformedHtml } from '@bookplate/docs/host';

/** As people write it; in a page that has none, nothing is moved. */
const charset = /<meta\s+charset\s*=\s*["']?[\w-]+["']?\s*\/?>/i;

/**
 * Puts tags first into the head of a page, except for the character encoding: it must be within the first 1,024 bytes
 * (HTML §4.2.5.4), and a script of ours is longer.
 *
 * @param tags in their order
 * @param html the page
 * @returns what Vite must do
 */
export function injectHead(tags: readonly HeadTag[], html: string): TransformedHtml {
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

/**
 * @param config of Vite
 * @param page its path
 * @param name of a file that is built beside Vite's own scripts
 * @returns where the page finds it
 */
export function assetUrl({ base, build }: ResolvedConfig, page: string, name: string): string {
  const file = posix.join(build.assetsDir, name);
  const isRelative = base === '' || base === './';
  return isRelative ? posix.relative(posix.dirname(page), `/${file}`) : base + file;
}
