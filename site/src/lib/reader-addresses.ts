/** What the guides write, and where the reader's own address is. */
const members: Readonly<Record<string, string>> = {
  'https://docs.foo.com': 'docsOrigin',
  'https://dash.foo.com': 'dashboardOrigin',
  'foo.com': 'domain',
};
/** The domain only where it is no part of a longer name. */
const address = /https:\/\/(?:docs|dash)\.foo\.com|(?<![\w./-])foo\.com(?![\w./-])/g;
/** Values of attributes may have `<` and `>` in them. */
const tagOrText = /<(?:"[^"]*"|[^">])*>|[^<]+/g;

/**
 * Puts the reader's addresses into highlighted code: what a fence with `user` does, for code that comes from a file.
 *
 * @param html of the component `<Code>`
 * @param code that it shows
 * @returns the same, with the addresses in the text and in what the button copies
 */
export function readerAddresses(html: string, code: string): string {
  if (code.search(address) < 0) return html;
  const parts: unknown[] = [];
  let end = 0;
  for (const { 0: found, index } of code.trimEnd().matchAll(address)) {
    parts.push(code.slice(end, index), programOf(found));
    end = index + found.length;
  }
  parts.push(code.slice(end).trimEnd());
  const copied = escape(JSON.stringify({ 'data-code': ['+', ...parts] }));
  return html
    .replaceAll(tagOrText, (part) =>
      part.startsWith('<')
        ? part
        : part.replaceAll(
            address,
            (found) =>
              `<bookplate-text value="${escape(JSON.stringify(programOf(found)))}">${found}</bookplate-text>`,
          ),
    )
    .replace(/ data-code="[^"]*"/, (own) => `${own} data-bookplate-attributes="${copied}"`);
}

function programOf(found: string): unknown {
  return ['??', ['user', members[found]], found];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
