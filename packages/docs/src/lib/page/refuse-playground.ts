import { findFreeReferences } from '../expression/free-names.ts';
import type { Expression } from '../expression/parse-expression.ts';
import { AuthorError } from './author-error.ts';
import type { PageContext } from './target.ts';

/**
 * Refuses the reader's values for playgrounds outside of code samples: they may be credentials, which the page masks in
 * samples and nowhere else.
 *
 * @param expression of the page
 * @param context of the page
 * @param attribute in which attribute it stands
 * @throws {AuthorError} if it names `playground`
 */
export function refusePlayground(
  { tree }: Expression,
  { boundNames }: Pick<PageContext, 'boundNames'>,
  attribute?: number,
): void {
  if (boundNames.has('playground')) return;
  const [use] = findFreeReferences(tree, 'playground');
  if (use)
    throw new AuthorError(
      'playground-outside-sample',
      'Found `playground`, which only code samples know. Put the expression into a fence with the word `user`.',
      use.node.start,
      attribute,
    );
}
