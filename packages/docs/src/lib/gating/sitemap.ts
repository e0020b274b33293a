/**
 * Takes pages out of a sitemap (sitemaps.org, version 0.9), with the links that other pages have to them as
 * translations.
 *
 * @param xml a sitemap as a build wrote it
 * @param isGated told the path of an address
 * @returns the sitemap without them
 */
export function withoutGatedPages(xml: string, isGated: (path: string) => boolean): string {
  return xml
    .replaceAll(/<url>\s*<loc>([^<]*)<\/loc>[^]*?<\/url>\s*/g, (url, address: string) =>
      isGated(pathOf(address)) ? '' : url,
    )
    .replaceAll(/<xhtml:link\b[^>]*?href="([^"]*)"[^>]*>\s*/g, (link, address: string) =>
      isGated(pathOf(address)) ? '' : link,
    );
}

function pathOf(address: string): string {
  const decoded = address.trim().replaceAll('&amp;', '&');
  return URL.canParse(decoded) ? new URL(decoded).pathname : decoded;
}
