import type { Check } from '../../check.ts';
import { explainNoResponse } from '../../explain-no-response.ts';
import { anonymousRequest } from '../../requests.ts';
import type { NoResponseKind } from '../../response.ts';

/** No response: no such name, nothing listens, no way to it, or the connection breaks. */
export const apiUnreachable: Check<
  'api-unreachable',
  { readonly kind: NoResponseKind; readonly detail: string }
> = {
  code: 'api-unreachable',
  step: 'network',
  async find({ setup, send }) {
    const result = await send(anonymousRequest(setup));
    // Those have checks of their own.
    if (result.ok || ['timeout', 'unconnected', 'certificate'].includes(result.kind)) return [];
    const { kind, detail } = result;
    return [{ severity: 'error', where: setup.api.href, args: { kind, detail } }];
  },
  explain: ({ kind, detail }, { apiUrl }) => ({
    title: `${new URL(apiUrl).host} does not respond (${detail})`,
    ...explainNoResponse(kind, 'the API URL'),
    paste: `curl -i ${apiUrl}`,
  }),
};
