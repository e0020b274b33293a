import type { Check } from '../../check.ts';
import { anonymousRequest } from '../../requests.ts';
import type { NoResponseKind } from '../../response.ts';

/** No response: no such name, nothing listens, or the connection breaks. */
export const apiUnreachable: Check<
  'api-unreachable',
  { readonly kind: NoResponseKind; readonly detail: string }
> = {
  code: 'api-unreachable',
  step: 'network',
  async find({ setup, send }) {
    const result = await send(anonymousRequest(setup));
    if (result.ok || result.kind === 'timeout' || result.kind === 'certificate') return [];
    const { kind, detail } = result;
    return [{ severity: 'error', where: setup.api.href, args: { kind, detail } }];
  },
  explain: ({ kind, detail }, { apiUrl }) => ({
    title: `${new URL(apiUrl).host} does not respond (${detail})`,
    meaning: {
      name: 'The name has no address. The docs show every reader as anonymous.',
      refused: 'Nothing listens at this address and port.',
      certificate: 'The certificate is not trusted.',
      timeout: 'No response came in time.',
      broken:
        'The connection broke before a response came. An https URL for an http port fails like this.',
    }[kind],
    fix:
      kind === 'name'
        ? 'Check the spelling of the API URL, and the DNS record.'
        : 'Start the server, or correct host, port and scheme of the API URL.',
    paste: `curl -i ${apiUrl}`,
  }),
};
