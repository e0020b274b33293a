import type { Check } from '../../check.ts';
import { explainNoResponse } from '../../explain-no-response.ts';
import { anonymousRequest } from '../../requests.ts';

/** The docs give up after five seconds. */
export const apiTimeout: Check<
  'api-timeout',
  { readonly seconds: number; readonly kind: 'timeout' | 'unconnected' }
> = {
  code: 'api-timeout',
  step: 'network',
  async find({ setup, send }) {
    const result = await send(anonymousRequest(setup));
    if (result.ok || (result.kind !== 'timeout' && result.kind !== 'unconnected')) return [];
    const { kind } = result;
    const seconds = Math.round(result.milliseconds / 100) / 10;
    return [{ severity: 'error', where: setup.api.href, args: { seconds, kind } }];
  },
  explain: ({ seconds, kind }, { apiUrl }) => {
    const { meaning, fix } = explainNoResponse(kind, 'the API URL');
    return {
      title: `The Info API did not answer within ${seconds} s`,
      meaning: `${meaning} The docs give up after 5 s and show the page for anonymous readers.`,
      fix:
        kind === 'timeout'
          ? `${fix} Without a session cookie, answer 401 before any look-up.`
          : fix,
      paste: `curl -i -m 5 ${apiUrl}`,
    };
  },
};
