import MagicString from 'magic-string';
import { isMap, isScalar, type Pair } from 'yaml';
import { readFrontMatter } from '@bookplate/docs/page';

/**
 * Makes a draft of a gated page: hosts build it in development only. Without Bookplate `groups` means nothing, and the
 * page would be public.
 *
 * @param source a page whose front matter gates it, by `groups` or in another way
 * @returns with `draft: true` in the place of `groups`, or behind all else; the rest stays
 */
export function toDraft(source: string): string {
  const { document, text, start: textStart } = readFrontMatter(source);
  if (!isMap(document.contents)) return source;
  const rangeOf = (name: string): readonly [number, number] | undefined => {
    const pair = (document.contents as { items: Pair[] }).items.find(
      ({ key }) => isScalar(key) && key.value === name,
    );
    const { range: from } = (pair?.key ?? {}) as { range?: readonly number[] };
    const { range: to } = (pair?.value ?? pair?.key ?? {}) as { range?: readonly number[] };
    if (!from || !to) return undefined;
    // A list over several lines ends with its last line break.
    const [start = 0] = from;
    return [start, start + text.slice(start, to[1]).trimEnd().length];
  };
  const groups = rangeOf('groups');
  const draft = rangeOf('draft');
  const page = new MagicString(source);
  const replace = ([from, to]: readonly [number, number], own: string): void =>
    void page.update(textStart + from, textStart + to, own);
  if (groups) replace(groups, draft ? '' : 'draft: true');
  if (draft) replace(draft, 'draft: true');
  if (!groups && !draft) page.appendLeft(textStart + text.length, 'draft: true\n');
  return page.toString();
}
