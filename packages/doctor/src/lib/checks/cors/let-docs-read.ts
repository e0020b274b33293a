import type { WordingContext } from '../../explanation.ts';
import { recipeOrGeneric } from '../../recipe.ts';

/**
 * The lines that let exactly the docs read every answer.
 *
 * @param context the docs, the API, the stack
 * @returns lines to paste; `createInfoApi` sends these headers already, so there the lines exclude what replaces them
 */
export function letDocsRead(context: WordingContext): string {
  return context.stack === 'bookplate'
    ? recipeOrGeneric(context, 'Exclude the Info API from other settings')
    : recipeOrGeneric(context, 'Let the docs read every answer');
}
