import type { WordingContext } from '../../explanation.ts';
import { recipeOrGeneric } from '../../recipe.ts';

/**
 * The lines that remove a header from the answers of the Info API.
 *
 * @param name of the header
 * @param context the API, the stack
 * @returns lines to paste
 */
export function removeHeader(
  name: 'Set-Cookie' | 'WWW-Authenticate',
  context: WordingContext,
): string {
  return name === 'Set-Cookie'
    ? recipeOrGeneric(context, 'Do not renew the session', 'Remove a header')
    : recipeOrGeneric(context, 'Remove a header').replaceAll('Set-Cookie', name);
}
