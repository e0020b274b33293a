import type { Check } from '../../check.ts';
import { redirectTarget } from '../../redirect-target.ts';
import { anonymousRequest } from '../../requests.ts';
import { isSamePage } from './is-same-page.ts';
import { noResponse } from './no-response.ts';

/** A redirect to the same path in another form: http to https, `www`, a trailing slash. */
export const apiUrlMoved: Check<
  'api-url-moved',
  { readonly status: number; readonly location: string }
> = {
  code: 'api-url-moved',
  step: 'network',
  unless: noResponse,
  async find({ setup: { api }, setup, responseTo }) {
    const response = await responseTo(anonymousRequest(setup));
    const target = redirectTarget(response, api);
    if (!target || !isSamePage(target, api)) return [];
    const args = { status: response.status, location: target.href };
    return [{ severity: 'error', where: api.href, args }];
  },
  explain: ({ status, location }) => ({
    title: `The API URL redirects (${status}) to another form of the same URL`,
    meaning:
      'Browsers check each hop of a redirect for CORS. After a hop between two hosts they send "Origin: null", which a server must never allow.',
    fix: 'Use the final URL as API URL.',
    paste: `"apiUrl": "${location}"`,
  }),
};
