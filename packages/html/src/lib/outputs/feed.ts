import type { IsGated } from './is-gated.ts';

const entry = /<(item|entry)\b[^>]*>[^]*?<\/\1>\s*/g;
/** RSS 2.0 has the address as text, Atom (RFC 4287) as an attribute or an identifier. */
const address =
  /<link\b[^>]*?\shref="([^"]*)"|<(?:link|guid|id)\b[^>]*>\s*(?:<!\[CDATA\[)?([^<\]]*)/g;

/**
 * Takes the entries of gated pages out of a feed.
 *
 * @param xml RSS or Atom
 * @param isGated told an address
 * @returns the feed without them
 */
export function withoutGatedEntries(xml: string, isGated: IsGated): string {
  return xml.replaceAll(entry, (found: string) => {
    const addresses = [...found.matchAll(address)].flatMap(([, href, text]) => [href, text]);
    return addresses.some((each) => each && isGated(each.trim().replaceAll('&amp;', '&')))
      ? ''
      : found;
  });
}
