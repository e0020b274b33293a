import type { Check } from '../../check.ts';
import { anonymousRequest } from '../../requests.ts';

/** The docs give up after five seconds. */
export const apiTimeout: Check<'api-timeout', { readonly seconds: number }> = {
  code: 'api-timeout',
  step: 'network',
  async find({ setup, send }) {
    const result = await send(anonymousRequest(setup));
    if (result.ok || result.kind !== 'timeout') return [];
    const seconds = Math.round(result.milliseconds / 100) / 10;
    return [{ severity: 'error', where: setup.api.href, args: { seconds } }];
  },
  explain: ({ seconds }, { apiUrl }) => ({
    title: `The Info API did not answer within ${seconds} s`,
    meaning: 'The docs give up after 5 s and show the page for anonymous readers.',
    fix: 'Look for a database or session store that hangs, and set a timeout for it. Without a session cookie, answer 401 before any look-up.',
    paste: `curl -i -m 5 ${apiUrl}`,
  }),
};
