/**
 * Whether two URLs are forms of the same page.
 *
 * @param one the target of a redirect
 * @param other the URL that redirects
 * @returns true if the paths are equal but for a trailing slash and case
 */
export function isSamePage(one: URL, other: URL): boolean {
  return plainPath(one) === plainPath(other);
}

function plainPath({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '').toLowerCase();
}
