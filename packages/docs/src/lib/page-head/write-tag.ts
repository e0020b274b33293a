import type { HeadTag } from './head-tags.ts';

/**
 * @param tag for the head of a page
 * @returns it as HTML
 */
export function writeTag({ tag, attrs, content }: HeadTag): string {
  const written = Object.entries(attrs).map(([name, value]) =>
    value === true ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`,
  );
  return `<${tag}${written.join('')}>${content}</${tag}>`;
}

/**
 * @param text any
 * @returns HTML for a value in double quotes (HTML §13.3, "escaping a string")
 */
export function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
