import type { Explanation, WordingContext } from '../../explanation.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { replacedOnTheWay } from '../../wording.ts';

/**
 * What to do where other origins may read the answer. Headers that are set beside a CORS middleware of the whole application do
 * not help: the middleware replaces them.
 *
 * @param context the docs, the API, the stack
 * @param cause what allows them, a sentence
 * @returns the fix, and lines for the place of the whole endpoint
 */
export function allowOnlyDocs(
  context: WordingContext,
  cause: string,
): Required<Pick<Explanation, 'fix' | 'paste'>> {
  if (context.stack === 'bookplate')
    return {
      fix: `Keep only the docs in docsOrigins. If nothing else is in it: ${replacedOnTheWay}`,
      paste: [
        recipeOrGeneric(context, 'Let the docs read every answer'),
        recipeOrGeneric(context, 'Exclude the Info API from other settings'),
      ].join('\n\n'),
    };
  return {
    fix: `${cause} Remove the CORS settings of the whole application, and keep them only on the routes that other sites read. Answer this path by the lines below, which allow exactly the docs origin.`,
    paste: recipeOrGeneric(context, 'Allow only the docs'),
  };
}
