import { valueToEstree } from 'estree-util-value-to-estree';
import type { SyntaxNode } from '../expression/parse-expression.ts';
import { expressionAttribute, textAttribute } from './element-attribute.ts';
import type { PageNode } from './page-node.ts';
import type { PageContext, Target } from './target.ts';
import { elementNode, textNodes } from './write-nodes.ts';

/** A node in a heading, of either kind of mdast. */
export interface HeadingPart {
  readonly type: string;
  readonly value?: string | undefined;
  readonly data?: object | undefined;
  readonly children?: readonly HeadingPart[] | undefined;
}

/** What becomes of a part of a heading. */
export interface SpacedPart {
  /** Of a text: without the spaces that went to an expression. */
  value?: string | undefined;
  /** Of an expression: on which side it gets a space. */
  space?: 'before' | 'after';
}

/**
 * Finds the spaces around expressions that belong to no word for everyone. Anchors are made of the text of a heading,
 * and of `Set one up for {user.firstName}` it would be `set-one-up-for-`.
 *
 * @param parts of the heading
 * @param isOurs whether an expression says something of the reader
 * @returns for each part what becomes of it
 */
export function headingSpaces(
  parts: readonly HeadingPart[],
  isOurs: (part: HeadingPart) => boolean,
): readonly SpacedPart[] {
  const spaced = parts.map(({ type, value }): SpacedPart => ({
    value: type === 'text' ? value : undefined,
  }));
  for (const [index, part] of parts.entries()) {
    const own = spaced[index];
    if (!own || !isOurs(part)) continue;
    const before = parts.slice(0, index).map(staticText).join('');
    const after = parts
      .slice(index + 1)
      .map(staticText)
      .join('');
    const previous = spaced[index - 1];
    const next = spaced[index + 1];
    if (before.trim() === '') {
      if (!next?.value || !/^\s/.test(next.value)) continue;
      next.value = next.value.trimStart();
      own.space = 'after';
    } else if (after.trim() === '' || /^\s/.test(after)) {
      if (!previous?.value || !/\s$/.test(previous.value)) continue;
      previous.value = previous.value.trimEnd();
      own.space = 'before';
    }
  }
  return spaced;
}

/**
 * @param part of a heading, or the heading
 * @returns its public fallback text
 */
export function staticText({ type, value, children = [] }: HeadingPart): string {
  if (type === 'text' || type === 'inlineCode') return value ?? '';
  return children.map(staticText).join('');
}

/**
 * @param nodes what takes the place of an expression
 * @param part what was found for it
 * @param context of the page
 * @returns the same with its space, in a form that hosts do not take for text of the heading
 */
export function withSpace(
  nodes: PageNode[],
  { space }: SpacedPart,
  { headingText, target }: PageContext,
): PageNode[] {
  if (!space) return nodes;
  const spaces = headingText === 'inside' ? textNodes(' ', 'inline') : [spaceElement(target)];
  return space === 'before' ? [...spaces, ...nodes] : [...nodes, ...spaces];
}

function spaceElement(target: Target): PageNode {
  if (target !== 'static')
    return elementNode({ name: 'span', attributes: [textAttribute('children', ' ')] }, 'inline');
  // Astro leaves out a text of nothing but spaces, but for one in a list.
  const list = valueToEstree([' ']) as SyntaxNode;
  const attributes = [expressionAttribute('set:text', list)];
  return elementNode({ name: 'Fragment', attributes }, 'inline');
}
