import markdownIt from 'markdown-it';
import { type FoundPart, markdownItBookplate } from '@bookplate/docs/markdown-it';
import { fromGroups } from '@bookplate/protocol';
import { parseExpression } from '@bookplate/docs/expression';
import { type Point, splitFrontMatter } from '@bookplate/docs/page';
import type { Collected } from './collect.ts';
import type { Mistake, PageExpression } from './page.ts';

/**
 * Finds what a page names of the reader in Vue's syntax.
 *
 * @param source the page
 * @returns as the compiler of builds has it, with its mistakes
 */
export function readVue(source: string): Pick<
  Collected,
  'expressions' | 'groupMentions' | 'blocks' | 'misspeltGates'
> & {
  readonly mistakes: readonly Mistake[];
} {
  const parts: FoundPart[] = [];
  const mistakes: Mistake[] = [];
  // To Vue's parser, code is what it is in VitePress.
  const md = markdownIt({
    html: true,
    highlight: (code) =>
      `<pre v-pre><code>${code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>`,
  });
  markdownItBookplate(md, {
    found: (part) => parts.push(part),
    report: ({ message }, place) => mistakes.push({ message, ...place }),
    isHighlighted: false,
  });
  md.render(withoutFrontMatter(source));
  const blocks = parts.flatMap(({ kind, source: names, place: { line, column } }) =>
    kind === 'groups' ? [{ groups: names.split(' ').filter(Boolean), line, column }] : [],
  );
  return {
    expressions: parts.flatMap((part) => expressionIn(part)),
    groupMentions: blocks.flatMap(({ groups, line, column }) => {
      const { any = [], none } = fromGroups(groups);
      return [...any, ...none].map((group) => ({ group, line, column }));
    }),
    blocks,
    // The compiler finds them.
    misspeltGates: [],
    mistakes,
  };
}

function expressionIn({ kind, source, name, gates, place }: FoundPart): readonly PageExpression[] {
  const tree = parseExpression(source);
  if (kind === 'groups' || 'message' in tree) return [];
  const pointOf = (at: number): Point => ({ line: place.line, column: place.column + at });
  return [{ tree, text: source, source, start: tree.start, kind, attribute: name, gates, pointOf }];
}

/** As many lines stand in its place. */
function withoutFrontMatter(source: string): string {
  const { end } = splitFrontMatter(source);
  return source.slice(0, end).replaceAll(/[^\n]/g, '') + source.slice(end);
}
