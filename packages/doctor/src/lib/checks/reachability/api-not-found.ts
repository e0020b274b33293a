import type { Check } from '../../check.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { anonymousRequest } from '../../requests.ts';
import { noResponse } from './no-response.ts';

/** A server responds, but has nothing at this path, or not for GET. */
export const apiNotFound: Check<'api-not-found', { readonly status: number }> = {
  code: 'api-not-found',
  step: 'dashboard',
  unless: noResponse,
  async find({ setup, responseTo }) {
    const { status } = await responseTo(anonymousRequest(setup));
    return [404, 405, 410, 501].includes(status)
      ? [{ severity: 'error', where: setup.api.href, args: { status } }]
      : [];
  },
  explain: ({ status }, context) => ({
    title: `The dashboard has nothing at the API URL (${status})`,
    meaning: 'The server responds, but this path does not answer GET requests.',
    fix: 'Correct the path of the API URL, or mount the Info API there. The path must match exactly.',
    paste: recipeOrGeneric(context, 'Mount the Info API'),
  }),
};
