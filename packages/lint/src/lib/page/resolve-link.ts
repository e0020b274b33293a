import { posix } from 'node:path';
import { trimSlashes } from '../host.ts';
import type { Site } from '../site.ts';
import type { PageSummary } from './page.ts';

/** Finds the page that a link leads to; undefined if it leads elsewhere. */
export type ResolveLink = (page: PageSummary, url: string) => PageSummary | undefined;

/**
 * @param pages of the site
 * @param site which they are of
 * @returns follows links by the rules of the host
 */
export function createResolver(pages: readonly PageSummary[], { host }: Site): ResolveLink {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const byPath = new Map(
    pages.flatMap((page) => (page.path === undefined ? [] : [[page.path, page] as const])),
  );
  const { base, hasTrailingSlash, addsBase } = host;

  return (page, url) => {
    // Another site, or another place on the same page.
    if (/^([a-z][\w+.-]*:|\/\/|#|\?|$)/i.test(url)) return undefined;
    const target = decode(url.replace(/[?#].*$/, ''));
    if (/\.(mdx?|markdown)$/.test(target)) return byFile.get(fileOf(page, target));
    const own = `${base}${page.path ?? ''}${hasTrailingSlash && page.path ? '/' : ''}`;
    const { pathname } = new URL(target, `http://docs${own}`);
    const absolute = decode(pathname);
    const isBelowBase = `${absolute}/`.startsWith(base);
    if (!isBelowBase && !(addsBase && target.startsWith('/'))) return undefined;
    const path = isBelowBase ? absolute.slice(base.length - 1) : absolute;
    return byPath.get(trimSlashes(path.replace(/\.html$/, '').replace(/(^|\/)index$/, '')));
  };
}

/**
 * @param page that has a link or an import
 * @param target a file, as it is written there: relative to that file, or `@site/…` from the folder of the site
 * @returns its path from the folder of the site
 */
export function fileOf(page: Pick<PageSummary, 'file'>, target: string): string {
  return target.startsWith('@site/')
    ? target.slice('@site/'.length)
    : posix.join(posix.dirname(page.file), target);
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
