import { isPublic } from '@bookplate/protocol';

/** In HTML that a program wrote, `<` stands for itself in the values of attributes only. */
const tag = /<(?<slash>\/?)(?<name>bookplate-(?:groups|when))(?<rest>(?:\s(?:"[^"]*"|[^">])*)?)>/g;

/**
 * Takes out of a page what a reader does not see who is nobody.
 *
 * @param html as it was written by a program
 * @returns the rest
 */
export function publicHtml(html: string): string {
  const kept: string[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: found, index, groups } of html.matchAll(tag)) {
    const isOpening = !groups?.['slash'];
    const isHidden =
      isGated(groups?.['rest']) || groups?.['rest']?.includes('data-bookplate-anonymous="hidden"');
    // Within something hidden, every element counts, for one of them ends it.
    if (isOpening && (depth > 0 || isHidden)) {
      if (depth === 0) kept.push(html.slice(start, index));
      depth += 1;
    } else if (!isOpening && depth > 0) {
      depth -= 1;
      start = index + found.length;
    }
  }
  return kept.join('') + html.slice(start);
}

function isGated(attributes = ''): boolean {
  const [, names] = /\sdata-bookplate-groups="([^"]*)"/.exec(attributes) ?? [];
  return names !== undefined && !isPublic(names.split(' ').filter(Boolean));
}
