import type { Check } from '../../check.ts';
import { headerValues } from '../../response.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { removeHeader } from './remove-header.ts';

/** Safari keeps a cookie for only 7 days if a request of the docs, on another address, has set it. */
export const setsCookie: Check<'sets-cookie', { readonly names: readonly string[] }> = {
  code: 'sets-cookie',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, docsResponses }) {
    const lines = (await docsResponses()).flatMap(({ response }) =>
      headerValues(response, 'set-cookie'),
    );
    const names = [...new Set(lines.map((line) => line.split('=')[0]?.trim() ?? ''))];
    return names.length === 0
      ? []
      : [{ severity: 'warning', where: setup.api.href, args: { names } }];
  },
  explain: ({ names }, context) => ({
    title: `The Info API sets a cookie (${names.join(', ')}), expected none`,
    meaning:
      'Safari keeps a cookie for only 7 days if a page on another address caused it. A session that is renewed here ends sooner, not later.',
    fix: 'Do not renew the session on this route. @bookplate/info-api removes the header.',
    paste: removeHeader('Set-Cookie', context),
  }),
};
