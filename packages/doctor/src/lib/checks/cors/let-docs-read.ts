import type { WordingContext } from '../../explanation.ts';
import { docsUnreachable } from '../docs-page/docs-unreachable.ts';
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

/**
 * Says to look at the URL of the docs first where no docs load from it: no dashboard allows a misspelt origin.
 *
 * @param fix what else to do
 * @param context what else was found
 */
export function docsUrlFirst(fix: string, { codes, docsOrigin }: WordingContext): string {
  return codes?.includes(docsUnreachable.code)
    ? `Check the URL of the docs first: ${docsOrigin} does not load. If it is right: ${fix}`
    : fix;
}
