import type { AuthorError } from './author-error.ts';
import type { ElementAttribute } from './element-attribute.ts';
import { attributeStart, locate, type Point } from './locate.ts';

/** A node of the page that was compiled: an expression or an element. */
export interface CompiledNode {
  readonly value?: string;
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
export function placeOf({ at, attribute }: AuthorError, node: CompiledNode, file: string): Point {
  const start = node.position?.start.offset ?? 0;
  const { attributes } = node;
  // Past the brace of the expression.
  if (!attributes) return locate(file, start + 1, node.value ?? '', at);
  if (attribute === undefined) return locate(file, start, file.slice(start), at);
  const value = attributes[attribute]?.value;
  return locate(
    file,
    attributeStart(file, start, attributes, attribute),
    (typeof value === 'object' ? value?.value : value) ?? '',
    at,
  );
}
