import { isMap, isScalar, type Pair, parseDocument } from 'yaml';

const fenced = /^(\uFEFF?---[ \t]*\r?\n)([^]*?)^---[ \t]*\r?$/m;

/**
 * Makes a draft of a gated page: hosts build it in development only. Without Bookplate `groups` means nothing, and the
 * page would be public.
 *
 * @param source a page whose front matter gates it, by `groups` or in another way
 * @returns with `draft: true` in the place of `groups`, or behind all else; the rest stays
 */
export function toDraft(source: string): string {
  const match = fenced.exec(source);
  if (match?.index !== 0) return source;
  const [, dashes = '', text = ''] = match;
  const document = parseDocument(text, { prettyErrors: false });
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
  const end = [text.length, text.length] as const;
  const edits = [
    ...(groups ? [{ range: groups, text: draft ? '' : 'draft: true' }] : []),
    ...(groups || draft ? [] : [{ range: end, text: 'draft: true\n' }]),
    ...(draft ? [{ range: draft, text: 'draft: true' }] : []),
  ].sort((one, other) => other.range[0] - one.range[0]);
  let edited = text;
  for (const { range, text: own } of edits)
    edited = edited.slice(0, range[0]) + own + edited.slice(range[1]);
  return dashes + edited + source.slice(dashes.length + text.length);
}
