import type { Check } from '../../check.ts';
import { recipe, recipeOrGeneric } from '../../recipe.ts';
import { redirectTarget } from '../../redirect-target.ts';
import { anonymousRequest } from '../../requests.ts';
import { isSamePage } from './is-same-page.ts';
import { noResponse } from './no-response.ts';

/** Sign-in middleware redirects to a login page: the docs get its HTML, or a CORS failure. */
export const apiRedirectsToLogin: Check<
  'api-redirects-to-login',
  { readonly status: number; readonly location: string }
> = {
  code: 'api-redirects-to-login',
  step: 'dashboard',
  unless: noResponse,
  async find({ setup: { api }, setup, responseTo }) {
    const response = await responseTo(anonymousRequest(setup));
    const target = redirectTarget(response, api);
    if (!target || isSamePage(target, api)) return [];
    // The query can hold a state or a token.
    const args = { status: response.status, location: `${target.origin}${target.pathname}` };
    return [{ severity: 'error', where: api.href, args }];
  },
  explain: ({ status, location }, context) => ({
    title: `The Info API redirects (${status}) to ${location}, expected 401`,
    meaning:
      'For an anonymous reader the docs expect 401. A redirect gives them a login page, or a CORS failure.',
    fix: 'Mount createInfoApi above the middleware that redirects to sign-in. In your own endpoint, exclude this route from that middleware, and answer 401 with JSON and the CORS headers. If a proxy asks for sign-in, exclude this path there.',
    paste:
      recipe(context, 'Mount the Info API above sign-in and CORS') ??
      `${recipeOrGeneric(context, 'Answer 401 to anonymous readers')}\n\n${recipeOrGeneric(context, 'Let the docs read every answer')}`,
  }),
};
