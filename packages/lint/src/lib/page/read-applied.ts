import { fromGroups } from '@bookplate/protocol';
import { findPrograms, type PageNode, pointAt } from '@bookplate/docs/page';
import type { Collected } from './collect.ts';
import type { CodeFence, GatedBlock, Mistake, PageExpression, ReaderHtml } from './page.ts';

/** The class of a code sample that shows the reader, as generators have it written. */
const marker = /(?:^|[\s,.{"'=])user(?:$|[\s,}"'])/;
/** What a fence says beside its classes, such as a title. */
const otherAttributes = /\b(?!class=)[\w-]+=(?:"[^"]*"|'[^']*')/g;
const markedAround = /\bclass="(?:[^"]*\s)?user(?:\s[^"]*)?"[^<]*>\s*$/;
/** Whose text is no text of the page. */
const untouched = /<(script|style|template|pre|code|textarea|svg)\b[^]*?<\/\1>|<!--[^]*?-->/gi;
/** Becomes a code sample that is not marked, or nothing at all. */
const unpublished = [
  // Jekyll, Eleventy
  /\{%-?\s*(highlight|comment)\b[^]*?\{%-?\s*end\1\b/g,
  // kramdown
  /\{::comment\}[^]*?\{:\/(?:comment)?\}/g,
  // Hugo, with front matter in JSON
  /\{\{[<%]\s*highlight\b[^]*?\{\{[<%]\s*\/\s*highlight\b/g,
  /\{\{\/\*[^]*?\*\/\}\}/g,
  /^\{\r?\n[^]*?\n\}/g,
  // MyST
  /^% .*/gm,
];
/** Of Hugo: what is between them may be HTML in any case. */
const shortcodes = /\{\{<\s*([\w/-]+)[^]*?\{\{<\s*\/\s*\1\s*>\}\}/g;
/** A tag with an attribute or the name of an element of ours. */
const ownHtml = /<(?:bookplate-\w+\b|[a-z][\w-]*\b[^<>]*\sdata-bookplate-[\w-]+)[^<>]*>/gi;
/** One that has its text in the nodes after it. */
const untouchedTag = /^<(script|style|template|pre|code|textarea|svg)\b[^>]*>$/i;
const blockGroups = /\bdata-bookplate-groups\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Finds what a page of a generator names of the reader. `bookplate apply` reads the HTML that becomes of it: the same
 * compiler reads its texts here.
 *
 * @param tree the page
 * @param source what it was read from
 * @returns as the command would have it, with its mistakes
 */
export function readApplied(
  tree: PageNode,
  source: string,
): Pick<Collected, 'expressions' | 'groupMentions' | 'blocks' | 'samples' | 'readerHtml'> & {
  readonly mistakes: readonly Mistake[];
} {
  const expressions: PageExpression[] = [];
  const samples: CodeFence[] = [];
  const mistakes: Mistake[] = [];
  const blocks: GatedBlock[] = [];
  const readerHtml: ReaderHtml[] = [];
  const skipped = unpublished.flatMap((pattern) =>
    [...source.matchAll(pattern)].map(({ 0: all, index }) => ({
      from: index,
      to: index + all.length,
    })),
  );

  const read = (text: string, node: PageNode, kind: PageExpression['kind']): void => {
    const { from, to } = rangeOf(node, source);
    let search = from;
    const placed: { start: number; end: number }[] = [];
    for (const found of findPrograms(text)) {
      if (found.kind === 'escape') continue;
      const written = text.slice(found.start, found.end);
      // Where the page writes it in another way, such as by a reference, the block is near enough.
      const at = source.slice(search, to).indexOf(written);
      const start = at < 0 ? from : search + at;
      if (at >= 0) search = start + written.length;
      if (kind === 'text' && skipped.some((part) => start >= part.from && start < part.to))
        continue;
      if (found.kind !== 'program') {
        const message =
          found.kind === 'expression'
            ? found.message
            : `Found ${JSON.stringify(found.message)}, whose closing brace is missing in the same text. Write }, and no markup before it.`;
        mistakes.push({ message, ...pointAt(source, start) });
        continue;
      }
      placed.push({ start: found.start + 1, end: found.end - 1 });
      expressions.push({
        tree: found.tree,
        text,
        source: written.slice(1, -1),
        start: found.tree.start,
        kind,
        gates: [],
        pointOf: (place) => pointAt(source, start + place - found.start),
      });
    }
    if (kind === 'sample')
      samples.push({ text, expressions: placed, pointOf: (at) => pointAt(source, from + at) });
  };

  const readerHtmlIn = (html: string, from: number): readonly ReaderHtml[] =>
    [...html.replaceAll(untouched, blank).matchAll(ownHtml)].flatMap(({ 0: tag, index }) => {
      const at = from + index;
      const isInShortcode = [...source.matchAll(shortcodes)].some(
        (code) => at > code.index && at < code.index + code[0].length,
      );
      return isInShortcode ? [] : [{ source: tag, ...pointAt(source, at) }];
    });

  const visit = (node: PageNode): void => {
    const { children = [] } = node;
    let end = 0;
    for (const [index, child] of children.entries()) {
      if (index < end) continue;
      const { value = '' } = child;
      if (child.type === 'text') read(value, child, 'text');
      else if (child.type === 'html') {
        end = endOfUntouched(children, index);
        read(value.replaceAll(untouched, ''), child, 'text');
        for (const { 1: double, 2: single, index: at } of value.matchAll(blockGroups)) {
          const groups = (double ?? single ?? '').split(/[\s,]+/).filter(Boolean);
          blocks.push({ groups, ...pointAt(source, rangeOf(child, source).from + at) });
        }
        readerHtml.push(...readerHtmlIn(value, rangeOf(child, source).from));
      } else if (child.type === 'code') {
        if (isMarked(child, children[index - 1], children[index + 1], source))
          read(value, child, 'sample');
      } else visit(child);
    }
  };
  visit(tree);
  const groupMentions = blocks.flatMap(({ groups, ...point }) => {
    const { any = [], none } = fromGroups(groups);
    return [...any, ...none].map((group) => Object.assign({ group }, point));
  });
  return { expressions, groupMentions, blocks, samples, readerHtml, mistakes };
}

/** Keeps all places behind it. */
function blank(text: string): string {
  return ' '.repeat(text.length);
}

/** Finds the end of an element that starts here and whose text is no text of the page. */
function endOfUntouched(nodes: readonly PageNode[], start: number): number {
  const { value = '' } = nodes[start] ?? {};
  const [, name] = untouchedTag.exec(value) ?? [];
  if (name === undefined || markedAround.test(value)) return start;
  return nodes.findIndex((node, index) => index > start && node.value === `</${name}>`);
}

/** On the fence, in it (MyST), below it (kramdown), or on an element around it. */
function isMarked(
  code: PageNode,
  before: PageNode | undefined,
  after: PageNode | undefined,
  source: string,
): boolean {
  const { from, to } = rangeOf(code, source);
  const [fence = ''] = source.slice(from, to).split('\n', 1);
  // An indented block has no fence.
  const [open] = /^[`~]+\w*/.exec(fence) ?? [];
  if (open && marker.test(fence.slice(open.length).replaceAll(otherAttributes, ''))) return true;
  if (/^:class:(?:.*\s)?user(?:\s|$)/m.test(code.value ?? '')) return true;
  if (before?.type === 'html' && markedAround.test(before.value ?? '')) return true;
  const [below = ''] = after
    ? source.slice(rangeOf(after, source).from, rangeOf(after, source).to).split('\n', 1)
    : [];
  return below.startsWith('{:') && marker.test(below);
}

function rangeOf(
  { position }: PageNode,
  source: string,
): { readonly from: number; readonly to: number } {
  const { start, end } = (position ?? {}) as Partial<Record<'start' | 'end', { offset?: number }>>;
  return { from: start?.offset ?? 0, to: end?.offset ?? source.length };
}
