import type { AuthorError } from './author-error.ts';
import type { ElementAttribute } from './element-attribute.ts';
import { attributeStart, locate, type Point } from './locate.ts';

/** A node of the page that was compiled: an expression, an element or a code block. */
export interface CompiledNode {
  readonly type?: string;
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
  if (!attributes) {
    // Past the fence of the code, or the brace of the expression. Statements have neither.
    const before = node.type === 'code' ? file.indexOf('\n', start) : start;
    const first = node.type === 'mdxjsEsm' ? start : before + 1;
    return locate(file, first, node.value ?? '', at);
  }
  if (attribute === undefined) return locate(file, start, file.slice(start), at);
  const value = attributes[attribute]?.value;
  return locate(
    file,
    attributeStart(file, start, attributes, attribute),
    (typeof value === 'object' ? value?.value : value) ?? '',
    at,
  );
}
