/**
 * A link to the dashboard in the HTML of a page. The page's script replaces it when the reader uses the link, with the
 * address as it is then; without a script the link leads back to the page as it was built.
 *
 * @param url the Login URL or the log-out URL
 * @param returnTo the page's address; empty where it is not known
 * @returns the URL with `{returnTo}` replaced
 */
export function dashboardLink(url: string, returnTo: string): string {
  return url.replaceAll('{returnTo}', encodeURIComponent(returnTo));
}
