import type { Program } from '@bookplate/browser/program';
import { fallbackText } from '../expression/split-template.ts';
import type { ElementTag } from '../page/element-attribute.ts';
import { escapeHtml } from '../react/escape-html.ts';

/**
 * Writes the element that shows a program's text, with the public fallback text inside.
 *
 * @param program what to show; as a whole, so that nothing depends on the text that the page has by then
 * @param isIndex for a search index, in which Vue sets nothing
 * @returns HTML
 */
export function writeTextElement(program: Program, isIndex: boolean): string {
  const fallback = escapeHtml(fallbackText(program));
  // VitePress leaves an element of this class out of the outline, which is the same for everyone.
  const tag = `<bookplate-text class="ignore-header" value="${escapeAttribute(JSON.stringify(program))}"`;
  return isIndex
    ? `${tag}>${fallback}</bookplate-text>`
    : `${tag}${writeHtmlDirective(fallback)}></bookplate-text>`;
}

/**
 * @param tag an element
 * @returns its opening tag, for Vue
 */
export function writeOpeningTag({ name, attributes }: ElementTag): string {
  const written = attributes.map((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute') return '';
    const { name: key, value } = attribute;
    return typeof value === 'object' && value
      ? ` :${key}="${escapeAttribute(value.value)}"`
      : ` ${key}="${escapeAttribute(value ?? '')}"`;
  });
  return `<${name ?? ''}${written.join('')}>`;
}

/**
 * Writes an attribute that makes Vue set the content of an element once and never look at it: what the head script
 * paints before the page is hydrated is no mismatch. `$slots` is no constant, so Vue does not take the element from the
 * page together with its neighbours, and with what is painted for one reader in it.
 *
 * @param html the content
 * @returns the attribute
 */
export function writeHtmlDirective(html: string): string {
  const literal = `'${html
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')}'`;
  return ` v-html="${escapeAttribute(`$slots&&${literal}`)}"`;
}

/**
 * @param text any
 * @returns the same within double quotes of an attribute; tools that look for tags by a pattern find none in it
 */
export function escapeAttribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;').replaceAll('>', '&gt;');
}
