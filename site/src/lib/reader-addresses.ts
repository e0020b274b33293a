const address = 'https://docs.foo.com';
const program = ['??', ['user', 'docsOrigin'], address];
/** Values of attributes may have `<` and `>` in them. */
const tagOrText = /<(?:"[^"]*"|[^">])*>|[^<]+/g;

/**
 * Puts the reader's docs origin into highlighted code: what a fence with `user` does, for code that comes from a file.
 *
 * @param html of the component `<Code>`
 * @param code that it shows
 * @returns the same, with the origin in the text and in what the button copies
 */
export function readerAddresses(html: string, code: string): string {
  if (!code.includes(address)) return html;
  const parts = code
    .trimEnd()
    .split(address)
    .flatMap((part, index) => (index === 0 ? [part] : [program, part]));
  const text = `<bookplate-text value="${escape(JSON.stringify(program))}">${address}</bookplate-text>`;
  const copied = escape(JSON.stringify({ 'data-code': ['+', ...parts] }));
  return html
    .replaceAll(tagOrText, (part) =>
      part.startsWith('<') ? part : part.replaceAll(address, () => text),
    )
    .replace(/ data-code="[^"]*"/, (own) => `${own} data-bookplate-attributes="${copied}"`);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
