import { findFreeReferences } from '../expression/free-names.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import { AuthorError } from './author-error.ts';
import type { PageContext } from './target.ts';

/**
 * Refuses the reader's values for playgrounds outside of code samples: they may be credentials, which the page masks in
 * samples and nowhere else.
 *
 * @param source an expression of the page
 * @param context of the page
 * @param attribute in which attribute it stands
 * @throws {AuthorError} if it names `playground`
 */
export function refusePlayground(
  source: string,
  { boundNames }: Pick<PageContext, 'boundNames'>,
  attribute?: number,
): void {
  if (!source.includes('playground') || boundNames.has('playground')) return;
  const tree = parseExpression(source);
  const [use] = 'message' in tree ? [] : findFreeReferences(tree, 'playground');
  if (use)
    throw new AuthorError(
      'Found `playground`, which is known in code samples only. Put the expression into a fence with the word `user`.',
      use.node.start,
      attribute,
    );
}
