import type { Code } from '../../findings.ts';
import type { WordingContext } from '../words.ts';
import { allowDocs } from './allow-docs.ts';
import { leaveOut, replacedOnTheWay } from './leave-out.ts';
import { sendHeaders } from './send-headers.ts';

/** Findings whose fix is {@link allowDocs}, which sends `Vary` and `Cache-Control` as well. */
const byAllowDocs: ReadonlySet<Code> = new Set<Code>([
  'cors-missing',
  'cors-wildcard',
  'cors-wrong-origin',
  'cors-credentials-missing',
  'reflects-origin',
  'lax-origin-match',
  'null-origin',
  'http-origin',
  'cors-everywhere',
]);

/**
 * How to send the headers that an answer lacks: one and the same for all findings of one answer.
 *
 * @param context the API, the stack, and what else was found
 * @param own the finding that it is for
 * @returns lines to paste
 */
export function sharedHeaders(
  context: WordingContext,
  own: 'vary-origin-missing' | 'answer-cacheable',
): string {
  const { apiUrl, stack, codes = [] } = context;
  const { pathname } = new URL(apiUrl);
  if (stack === 'bookplate') return leaveOut(context);
  if (codes.some((code) => byAllowDocs.has(code))) return allowDocs(context);
  const isFound = (code: Code): boolean => code === own || codes.includes(code);
  return sendHeaders(stack, pathname, [
    ...(isFound('vary-origin-missing') ? [['Vary', 'Origin'] as const] : []),
    ...(isFound('answer-cacheable') ? [['Cache-Control', 'private, no-store'] as const] : []),
  ]);
}

/**
 * What to do about a header that is missing.
 *
 * @param context the stack
 * @returns sentences
 */
export function sendOrLookAtProxy({ stack }: WordingContext): string {
  if (stack === 'bookplate') return replacedOnTheWay;
  const isProxy = ['nginx', 'caddy', 'cloudflare'].includes(stack);
  return isProxy
    ? 'Send it on every answer of this route. If the application sends it already, remove the setting of the proxy that replaces it.'
    : 'Send it on every answer of this route. If your code sends it already, a proxy or CDN in front of it takes it away.';
}
