import type { Check } from '../../check.ts';
import { headerValue } from '../../response.ts';
import { foundHeader, sendOrCheckProxy } from '../../wording.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { corsMissing } from './cors-missing.ts';
import { corsWildcard } from './cors-wildcard.ts';
import { letDocsRead } from './let-docs-read.ts';

/** Pages may read an answer to a request with cookies only if it says `true`, in lower case (Fetch §4.10). */
export const corsCredentialsMissing: Check<'cors-credentials-missing', { readonly found: string }> =
  {
    code: 'cors-credentials-missing',
    step: 'browser',
    needs: ['two-origins'],
    unless: [...unanswered, corsMissing, corsWildcard],
    async find({ setup, docsResponses }) {
      return (await docsResponses())
        .map(({ response }) => headerValue(response, 'access-control-allow-credentials'))
        .filter((found) => found !== 'true')
        .slice(0, 1)
        .map((found) => ({ severity: 'error', where: setup.api.href, args: { found } }));
    },
    explain: ({ found }, context) => ({
      title: `${foundHeader('Access-Control-Allow-Credentials', found)}, expected "true"`,
      meaning:
        'Without this header, once and in lower case, a page may not read any answer to a request with cookies.',
      fix: sendOrCheckProxy(context),
      paste: letDocsRead(context),
    }),
  };
