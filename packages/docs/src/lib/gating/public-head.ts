/** Of links: what the page loads. */
const files =
  /^(stylesheet|dns-prefetch|pre(connect|fetch|load|render)|modulepreload|(shortcut )?icon|manifest)$/;
/** Of `<meta>`: what is for browsers and crawlers. Without a name, it is the encoding or stands for a header. */
const technical =
  /^(viewport|robots|googlebot|referrer|theme-color|color-scheme|format-detection|generator|application-name|bookplate:.*|msapplication-.*|apple-.*|mobile-.*|csrf-.*|.*-verification|docsearch:.*|og:site_name|og:type|og:locale)$/i;

/**
 * Whether a tag in the head of a gated page may stay, for link previews and search engines show to everyone what is there.
 * What loads code, styles or files says nothing of the page, nor does what browsers and crawlers are told. Structured data
 * and other JSON are scripts too, and say something.
 *
 * @param tag its name
 * @param attrs its attributes
 * @returns false for what is about the page
 */
export function isPublicInHead(
  tag: string,
  attrs: Readonly<Record<string, string | boolean | undefined>> = {},
): boolean {
  switch (tag) {
    case 'link':
      return files.test(String(attrs['rel']));
    case 'script':
      return !/json/i.test(String(attrs['type']));
    case 'meta':
      // With several names, it is each of them.
      return ['name', 'property', 'itemprop']
        .filter((each) => attrs[each] !== undefined)
        .every((each) => technical.test(String(attrs[each])));
    default:
      return tag === 'style' || tag === 'base';
  }
}
