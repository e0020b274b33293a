/** Where the site is, as links name it. */
export interface SiteAddress {
  /** The path below which the site is, with slashes around it. */
  readonly base: string;
  /** Such as `https://docs.foo.com`, if it is known. */
  readonly origin: string | undefined;
}

/** No site is there (RFC 2606 §2). */
const nowhere = 'http://site.invalid';

/**
 * The same for all addresses of a page: `guide/`, `guide/index.html`, `guide.html` and `guide`.
 *
 * @param path from the folder of the site, without a slash before it
 * @returns the key of the page
 */
export function pageKey(path: string): string {
  return path.replace(/(^|\/)index\.x?html?$|\.x?html?$/i, '').replace(/\/+$/, '');
}

/**
 * @param file from the folder of the site, with `/`
 * @param site where it is
 * @returns the path of its address
 */
export function pathOfFile(file: string, { base }: SiteAddress): string {
  return encodeURI(base + file.replace(/(^|\/)index\.html?$/i, '$1'));
}

/** What a link leads to. */
export interface Target {
  readonly key: string;
  /** Without `#`; empty if there is none. */
  readonly fragment: string;
}

/**
 * Follows a link.
 *
 * @param href of the link
 * @param page the path of the page that has it, or what its `<base>` says
 * @param site where the site is
 * @returns the page that it leads to, or undefined if that is elsewhere
 */
export function followLink(href: string, page: string, site: SiteAddress): Target | undefined {
  const from = nowhere + page;
  if (!URL.canParse(href, from)) return undefined;
  const { origin, pathname, hash } = new URL(href, from);
  if (origin !== nowhere && origin !== site.origin) return undefined;
  const path = decode(pathname);
  return path.startsWith(site.base) || `${path}/` === site.base
    ? { key: pageKey(path.slice(site.base.length)), fragment: decode(hash.slice(1)) }
    : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Finds out below which path a site is, by a file that its front page loads.
 *
 * @param html the front page
 * @param exists whether there is a file
 * @returns the path, with slashes around it; `/` if nothing says otherwise
 */
export function findBase(html: string, exists: (file: string) => boolean): string {
  for (const [, path = ''] of html.matchAll(/\s(?:src|href)=["']?\/([^"'\s>?#]+)/g)) {
    const parts = path.split('/');
    for (let start = 0; start < parts.length - 1; start += 1)
      if (exists(decode(parts.slice(start).join('/'))))
        return start === 0 ? '/' : `/${parts.slice(0, start).join('/')}/`;
  }
  return '/';
}
