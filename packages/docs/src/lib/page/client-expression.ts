import type { Expression, SyntaxNode } from '../expression/parse-expression.ts';
import { toOptional } from '../expression/to-optional.ts';
import { outsideError } from './author-error.ts';
import type { PageContext, ReactName } from './target.ts';

/**
 * Makes the function that React calls with the reader, once it is known.
 *
 * @param expression any JavaScript over `user`
 * @param context of the page
 * @param name which component or hook is given the function
 * @returns the tree of the function
 * @throws {AuthorError} if the expression changes the reader
 */
export function clientFunction(
  expression: Expression,
  context: PageContext,
  name: ReactName,
): SyntaxNode {
  const optional = toOptional(expression);
  if (optional.kind === 'outside') throw outsideError(optional);
  context.reactNames.add(name);
  return {
    type: 'ArrowFunctionExpression',
    params: [{ type: 'Identifier', name: 'user' }],
    body: optional.tree,
    expression: true,
    generator: false,
    async: false,
  } as unknown as SyntaxNode;
}
