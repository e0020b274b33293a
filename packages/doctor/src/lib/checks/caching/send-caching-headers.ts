import { headersOf, recipeOrGeneric } from '../../recipe.ts';
import type { WordingContext } from '../../explanation.ts';
import { corsCredentialsMissing } from '../cors/cors-credentials-missing.ts';
import { corsMissing } from '../cors/cors-missing.ts';
import { corsWildcard } from '../cors/cors-wildcard.ts';
import { corsWrongOrigin } from '../cors/cors-wrong-origin.ts';
import { letDocsRead } from '../cors/let-docs-read.ts';
import { otherOriginChecks } from '../other-origins/checks.ts';

/** The fix for these sends `Vary` and `Cache-Control` as well. */
const fixedTogether = [
  corsMissing,
  corsWildcard,
  corsWrongOrigin,
  corsCredentialsMissing,
  ...otherOriginChecks,
];

/**
 * The lines that send the caching headers which an answer lacks: the same lines for all findings about one answer.
 *
 * @param context the API, the stack, and what else was found
 * @param own the code of the finding
 * @returns lines to paste
 */
export function sendCachingHeaders(
  context: WordingContext,
  own: 'vary-origin-missing' | 'answer-cacheable',
): string {
  const codes = new Set([own, ...(context.codes ?? [])]);
  if (context.stack === 'bookplate' || fixedTogether.some(({ code }) => codes.has(code)))
    return letDocsRead(context);
  return headersOf(
    recipeOrGeneric(context, 'Send Vary and Cache-Control', 'Let the docs read every answer'),
    [
      ...(codes.has('vary-origin-missing') ? (['vary'] as const) : []),
      ...(codes.has('answer-cacheable') ? (['cache-control'] as const) : []),
    ],
  );
}
