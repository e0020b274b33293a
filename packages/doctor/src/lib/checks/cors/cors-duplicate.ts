import type { Check } from '../../check.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { headerValues } from '../../response.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { letDocsRead } from './let-docs-read.ts';

/** The application and a proxy each add the header: two right values make a wrong one (Fetch §4.10). */
export const corsDuplicate: Check<'cors-duplicate', { readonly found: readonly string[] }> = {
  code: 'cors-duplicate',
  step: 'browser',
  needs: ['two-origins'],
  unless: unanswered,
  async find({ setup, docsResponses }) {
    return (await docsResponses())
      .map(({ response }) => headerValues(response, 'access-control-allow-origin'))
      .filter((found) => found.length > 1 || found[0]?.includes(','))
      .slice(0, 1)
      .map((found) => ({ severity: 'error', where: setup.api.href, args: { found } }));
  },
  explain: ({ found }, context) => ({
    title: `Access-Control-Allow-Origin is sent ${found.length > 1 ? `${found.length} times` : 'as a list'} (${found.join(' and ')}), expected once`,
    meaning:
      'Browsers join repeated headers with a comma, and no origin equals the result. The usual cause: the application and a proxy each add one.',
    fix: 'Keep the header of the application, which knows the docs origin. Remove what the proxy adds, or hide what it receives.',
    paste: ['nginx', 'caddy', 'cloudflare'].includes(context.stack)
      ? recipeOrGeneric(context, 'Remove a header').replaceAll(
          'Set-Cookie',
          'Access-Control-Allow-Origin',
        )
      : letDocsRead(context),
  }),
};
