import type { Check } from '../check.ts';
import { askSignedOut } from '../questions.ts';
import { isSamePage } from './api-url-moved.ts';
import { redirectTarget } from './redirect-target.ts';

/** Sign-in middleware that sends everyone to a login page: the docs get its HTML, or a CORS failure. */
export const apiRedirectsToLogin: Check<'api-redirects-to-login'> = {
  code: 'api-redirects-to-login',
  step: 'dashboard',
  unless: ['api-unreachable', 'api-certificate', 'api-timeout'],
  async find({ setup: { api }, setup, answer }) {
    const response = await answer(askSignedOut(setup));
    const target = redirectTarget(response, api);
    if (!target || isSamePage(target, api)) return [];
    // What comes after `?` can hold a state or a token.
    const args = { status: response.status, location: `${target.origin}${target.pathname}` };
    return [{ severity: 'error', where: api.href, args }];
  },
};
