import type { WordingContext } from '../../explanation.ts';
import { recipeOrGeneric } from '../../recipe.ts';

/**
 * The lines that answer 401 to anonymous readers, before the sign-in middleware: `createInfoApi`, if the stack has an adapter.
 *
 * @param context the API, the stack
 * @returns lines to paste
 */
export function answer401(context: WordingContext): string {
  return recipeOrGeneric(
    context,
    'Answer 401 to anonymous readers',
    'Mount the Info API above sign-in and CORS',
  );
}
