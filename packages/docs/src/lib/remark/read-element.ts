import type { JsxBranch } from '../expression/compile-branches.ts';
import { AuthorError } from '../page/author-error.ts';
import { spanOf } from '../page/jsx-tag.ts';
import { offsetsIn } from '../page/locate.ts';
import type { PageNode } from '../page/page-node.ts';
import type { ReadElement } from '../page/write-expression.ts';
import { readFragment } from './read-fragment.ts';
import type { Scope } from './scope.ts';

/**
 * @param scope of an expression
 * @param node the expression
 * @param transform compiles nodes
 * @returns reads the elements that it chooses: what is in them is Markdown, which the host's parser has read as
 * JavaScript
 */
export function readElementIn(
  scope: Scope,
  node: PageNode,
  transform: (nodes: PageNode[], scope: Scope) => void,
): ReadElement {
  return (branch, { text }, place) => {
    const { context, parse } = scope;
    const { value = '' } = node;
    const start = (node.position?.start.offset ?? 0) + 1;
    const offsets = offsetsIn(context.text, start, value);
    const isHostTree = text === context.text;
    // The page has the `> ` and the indentation of further lines, the value has not.
    const inValue = (at: number): number =>
      isHostTree ? offsets.findIndex((offset) => offset >= at) : at;
    const { from, to } = contentOf(branch);
    const first = inValue(from);
    const source = value.slice(first, inValue(to - 1) + 1);
    const fragment = attempt(() => readFragment(source, place, parse), branch.start);
    const { nodes } = fragment;
    transform(nodes, {
      ...scope,
      context: { ...context, text: fragment.text },
      report: (mistake, offset) =>
        scope.report(mistake, offsets[first + offset - fragment.shift] ?? start),
      // In an expression, braces are looked for in its syntax tree.
      look: () => undefined,
    });
    return nodes;
  };
}

/** The element; of a fragment what is in it. */
function contentOf({ node, start, end }: JsxBranch): { from: number; to: number } {
  if (node.type === 'JSXElement') return { from: start, to: end };
  const { openingFragment, closingFragment } = node;
  return {
    from: spanOf(openingFragment).end,
    to: spanOf(closingFragment).start,
  };
}

/** What is JavaScript need not be MDX: Markdown in it may begin in one element and end in another. */
function attempt<Result>(read: () => Result, at: number): Result {
  try {
    return read();
  } catch (error) {
    const { reason } = error as { readonly reason?: unknown };
    if (typeof reason !== 'string') throw error;
    throw new AuthorError(
      'expression-element',
      `Found an element in an expression that is not MDX: ${reason.replace(/\.$/, '')}. Close each element in the block that opens it.`,
      at,
    );
  }
}
