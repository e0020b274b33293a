import type { Check } from '../../check.ts';
import { anonymousRequest } from '../../requests.ts';
import { unanswered } from '../reachability/unanswered.ts';

/** Docs on the dashboard's own origin send no `Origin` header with a GET (Fetch §3.2), so a server must not require it. */
export const sameOriginRefused: Check<'same-origin-refused', { readonly status: number }> = {
  code: 'same-origin-refused',
  step: 'dashboard',
  needs: ['one-origin'],
  unless: unanswered,
  async find({ setup, responseTo }) {
    const { status } = await responseTo(anonymousRequest(setup));
    return status === 403 || status === 400
      ? [{ severity: 'error', where: setup.api.href, args: { status } }]
      : [];
  },
  explain: ({ status }, { docsOrigin }) => ({
    title: `The Info API answers ${status} to docs on its own origin, expected 401 or 200`,
    meaning:
      'Within one origin, a GET request has no Origin header. A server that requires one refuses its own docs.',
    fix: 'Accept requests without Origin if Sec-Fetch-Site is "same-origin".',
    paste: `allow if Origin is "${docsOrigin}"\nallow if there is no Origin and Sec-Fetch-Site is "same-origin"`,
  }),
};
