const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '{': '&#123;',
  '}': '&#125;',
  '*': '&#42;',
  _: '&#95;',
  '`': '&#96;',
  '|': '&#124;',
  '[': '&#91;',
  '\\': '&#92;',
};
const special = /[&<>{}*_`|[\\]/g;
const span = /(?<ticks>`+)(?<code>[^`]+)\k<ticks>/g;

/**
 * Writes a text into MDX so that it is shown letter by letter.
 *
 * @param text such as the words of a finding
 * @returns the same, with entities for what MDX would read
 */
export function plainText(text: string): string {
  return text.replaceAll(special, (letter) => entities[letter] ?? letter);
}

/**
 * Writes Markdown into MDX: links and inline code stay, braces and tags are shown as they are.
 *
 * @param markdown of a generated page
 * @returns the same, as MDX
 */
export function plainMarkdown(markdown: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const match of markdown.matchAll(span)) {
    parts.push(withoutBraces(markdown.slice(end, match.index)));
    const code = match.groups?.['code'] ?? '';
    parts.push(/[{}]/.test(code) ? `<code>${plainText(code)}</code>` : match[0]);
    end = match.index + match[0].length;
  }
  return [...parts, withoutBraces(markdown.slice(end))].join('');
}

function withoutBraces(text: string): string {
  return text.replaceAll(/[{}<]/g, (letter) => entities[letter] ?? letter);
}
