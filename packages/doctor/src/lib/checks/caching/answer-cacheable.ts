import type { Check } from '../../check.ts';
import { headerTokens, headerValue } from '../../response.ts';
import { foundHeader, sendOrCheckProxy } from '../../wording.ts';
import { corsMissing } from '../cors/cors-missing.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { sendCachingHeaders } from './send-caching-headers.ts';

/** A cache shows a stored answer after logging out, or to the next reader (RFC 9111 §5.2.2.5). */
export const answerCacheable: Check<'answer-cacheable', { readonly found: string }> = {
  code: 'answer-cacheable',
  step: 'browser',
  unless: [...unanswered, corsMissing],
  async find({ setup, docsResponses }) {
    return (await docsResponses())
      .filter(({ response: { status } }) => status === 200 || status === 401)
      .filter(({ response }) => !headerTokens(response, 'cache-control').includes('no-store'))
      .slice(0, 1)
      .map(({ response }) => ({
        severity: headerTokens(response, 'cache-control').includes('public') ? 'danger' : 'warning',
        where: setup.api.href,
        args: { found: headerValue(response, 'cache-control') },
      }));
  },
  explain: ({ found }, context) => ({
    title: `${foundHeader('Cache-Control', found)}, expected "private, no-store"`,
    meaning:
      'Browsers and proxies may store the answer. They can show it after logging out, or to the next reader.',
    fix: sendOrCheckProxy(context),
    paste: sendCachingHeaders(context, 'answer-cacheable'),
  }),
};
