import {
  type Expression,
  findFreeNames,
  findFreeReferences,
  splitTemplate,
} from '@bookplate/docs/expression';
import {
  attributeExpression,
  AuthorError,
  boundNamesIn,
  expressionOf,
  type PageNode,
  placeOf,
  type Point,
  pointAt,
  pointInBlock,
  readCodeSample,
  sourceOf,
} from '@bookplate/docs/page';
import { groupsIn } from './groups-in.ts';
import type {
  CodeFence,
  Gate,
  FreeName,
  GatedBlock,
  GroupMention,
  Page,
  PageExpression,
  PageLink,
  ReaderHtml,
} from './page.ts';

/** What a page says of the reader, and where. */
export type Collected = Pick<
  Page,
  | 'expressions'
  | 'groupMentions'
  | 'blocks'
  | 'links'
  | 'samples'
  | 'freeNames'
  | 'imports'
  | 'readerHtml'
  | 'misspeltGates'
>;

/** What has the address of another page, in HTML and in the components of the hosts. */
const linkAttributes: ReadonlySet<string> = new Set(['href', 'to']);

/** In an import of JSON or YAML, where it is from. */
const importedFile = /\bfrom\s*['"]([^'"]+\.(?:json|ya?ml))['"]/g;

/**
 * Finds what lint looks at in a page.
 *
 * @param tree the page, before anything in it is compiled
 * @param source what it was read from
 * @returns everything in the order of the text
 */
export function collect(tree: PageNode, source: string): Collected {
  const statements = (tree.children ?? []).filter(({ type }) => type === 'mdxjsEsm');
  const code = statements.map(({ value }) => value).join('\n');
  const bound = boundNamesIn(statements);
  const expressions: PageExpression[] = [];
  const groupMentions: GroupMention[] = [];
  const blocks: GatedBlock[] = [];
  const links: PageLink[] = [];
  const samples: CodeFence[] = [];
  const freeNames: FreeName[] = [];
  const misspeltGates: ReaderHtml[] = [];

  const addExpression = (
    expression: Expression | undefined,
    written: string,
    rest: Pick<PageExpression, 'kind' | 'attribute' | 'gates'>,
  ): void => {
    if (!expression) return;
    for (const name of findFreeNames(expression.tree))
      if (!bound.has(name) && name !== 'user')
        for (const { node } of findFreeReferences(expression.tree, name))
          freeNames.push({ name, ...pointAt(source, node.start) });
    if (bound.has('user') || !written.includes('user')) return;
    const { start } = expression.tree;
    expressions.push({
      ...expression,
      ...rest,
      source: written,
      start,
      pointOf: (at) => pointAt(source, at),
    });
  };

  const visit = (node: PageNode, gates: readonly Gate[]): void => {
    let inner = gates;
    switch (node.type) {
      case 'mdxTextExpression':
      case 'mdxFlowExpression':
        addExpression(expressionOf(node, source), node.value ?? '', { kind: 'text', gates });
        break;
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement':
        if (node.name === 'Groups' && !bound.has('Groups')) inner = enterGroups(node, gates);
        else visitAttributes(node, gates);
        break;
      case 'link':
      case 'definition':
        links.push({ url: node.url ?? '', gates, ...pointOfNode(node) });
        break;
      case 'html':
        for (const { 0: tag, index } of (node.value ?? '')
          .replaceAll(/<!--[^]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length))
          .matchAll(/<(?:groups\b|group\s[^<>]*\b(?:any|none)\b)[^<>]*>/gi))
          misspeltGates.push({ source: tag, ...pointAt(source, startOf(node) + index) });
        break;
      case 'code':
        visitCode(node, gates);
        break;
      default:
    }
    for (const child of node.children ?? []) visit(child, inner);
  };

  const visitAttributes = (node: PageNode, gates: readonly Gate[]): void => {
    // The compilation gives the node others.
    const { attributes = [], position } = node;
    const compiled = { attributes, position };
    for (const [index, attribute] of attributes.entries()) {
      const { value } = attribute;
      if (attribute.type === 'mdxJsxAttribute' && typeof value === 'string') {
        if (linkAttributes.has(attribute.name))
          links.push({
            url: value,
            gates,
            ...placeOf({ at: 0, attribute: index }, compiled, source),
          });
        continue;
      }
      const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : undefined;
      addExpression(attributeExpression(attribute, source), sourceOf(attribute).trim(), {
        kind: 'attribute',
        attribute: name,
        gates,
      });
    }
  };

  /** What is in `<Groups>` is for readers in its groups. */
  const enterGroups = (node: PageNode, gates: readonly Gate[]): readonly Gate[] => {
    const { name = null, attributes = [] } = node;
    const found = groupsIn({ name, attributes }, source);
    if (!found) return gates;
    const { groups, names } = found;
    for (const { group, at } of names) groupMentions.push({ group, ...pointAt(source, at) });
    blocks.push({ groups, ...pointOfNode(node) });
    return [...gates, { groups }];
  };

  const visitCode = (node: PageNode, gates: readonly Gate[]): void => {
    const { value: text = '', meta, lang } = node;
    const isMarked = isSample(meta, text);
    if (!isMarked && !isAlmostSample(text, meta, lang)) return;
    // The text of a fence begins on the line below it, and each of its lines has lost the fence's own indentation.
    const firstLine = pointOfNode(node).line + 1;
    const pointOf = (at: number): Point => pointInBlock(source, firstLine, text, at);
    if (!isMarked) {
      samples.push({ text, expressions: [], isUnmarked: true, pointOf });
      return;
    }
    const parts = splitTemplate(text).flatMap((piece) =>
      typeof piece === 'string' ? [] : [piece],
    );
    samples.push({ text, expressions: parts, pointOf });
    for (const { tree: parsed, start, end } of parts)
      expressions.push({
        tree: parsed,
        text,
        source: text.slice(start, end),
        start: parsed.start,
        kind: 'sample',
        gates,
        pointOf,
      });
  };

  visit(tree, []);
  const imports = [...code.matchAll(importedFile)].map(([, file = '']) => file);
  return {
    expressions,
    groupMentions,
    blocks,
    links,
    samples,
    freeNames,
    imports,
    readerHtml: [],
    misspeltGates,
  };
}

/** Pages about Bookplate show braces in fences of markup. */
function isAlmostSample(
  text: string,
  meta: string | null | undefined,
  language: string | null | undefined,
): boolean {
  if (/^(?:mdx?|markdown|html|vue|rst|[jt]sx?)$/.test(language ?? '')) return false;
  return /\bUser\b/.test(meta ?? '') || /\{\s*playground\s*\.\s*header\b/.test(text);
}

/** What the compiler refuses, it reports. */
function isSample(meta: string | null | undefined, text: string): boolean {
  try {
    return readCodeSample(meta, text) !== undefined;
  } catch (error) {
    if (error instanceof AuthorError) return false;
    throw error;
  }
}

function startOf({ position }: PageNode): number {
  return position?.start.offset ?? 0;
}

function pointOfNode({ position }: PageNode): Point {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}
