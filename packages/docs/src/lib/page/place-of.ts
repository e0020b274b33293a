import type { AuthorError } from './author-error.ts';
import type { ElementAttribute } from './element-attribute.ts';
import { hostTree } from './expression-of.ts';
import { attributeStart, offsetIn } from './locate.ts';
import { type Point, pointAt } from './point-at.ts';

/** A node of the page that was compiled: an expression, an element or a code block. */
export interface CompiledNode {
  readonly type?: string;
  readonly value?: string | undefined;
  readonly data?: object | undefined;
  readonly attributes?: readonly ElementAttribute[];
  readonly position?: { readonly start: { readonly offset?: number | undefined } } | undefined;
}

/**
 * Finds the offending token of a mistake.
 *
 * @param error the mistake
 * @param node in which it is
 * @param file the whole text that the node was read from
 * @returns line and column
 */
export function placeOf(
  error: Pick<AuthorError, 'at' | 'attribute'>,
  node: CompiledNode,
  file: string,
): Point {
  return pointAt(file, offsetOf(error, node, file));
}

/**
 * @param error a mistake
 * @param node in which it is
 * @param text what the node was read from
 * @returns the offset of the offending token in that text
 */
export function offsetOf(
  { at, attribute: index }: Pick<AuthorError, 'at' | 'attribute'>,
  node: CompiledNode,
  text: string,
): number {
  const start = node.position?.start.offset ?? 0;
  const { attributes } = node;
  if (!attributes) {
    if (at !== undefined && hostTree(node)) return at;
    // Past the fence of the code, or the brace of the expression. Statements have neither.
    const before = node.type === 'code' ? text.indexOf('\n', start) : start;
    return offsetIn(
      text,
      node.type === 'mdxjsEsm' || node.type === 'html' ? start : before + 1,
      node.value ?? '',
      at ?? 0,
    );
  }
  const attribute = index === undefined ? undefined : attributes[index];
  if (index === undefined || !attribute) return start + (at ?? 0);
  const value = typeof attribute.value === 'object' ? attribute.value : undefined;
  if (at !== undefined && hostTree(value ?? (attribute as CompiledNode))) return at;
  const first = attributeStart(text, start, attributes, index);
  const written = typeof attribute.value === 'string' ? attribute.value : (value?.value ?? '');
  return offsetIn(text, first, written, at ?? 0);
}
