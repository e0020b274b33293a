import { isLoopbackHost } from '@bookplate/protocol';
import { isPrivateAddress } from '../../addresses.ts';
import type { Check } from '../../check.ts';

/**
 * When a public page calls a private address, Chrome (142 and later) asks the reader for permission. Docs that have a private
 * address themselves are an intranet or development.
 */
export const privateAddress: Check<
  'private-address',
  { readonly host: string; readonly address: string }
> = {
  code: 'private-address',
  step: 'network',
  async find({ setup: { docs, api }, resolve }) {
    if (isLoopbackHost(docs.hostname)) return [];
    const [docsAddresses, apiAddresses] = await Promise.all([
      resolve(docs.hostname),
      resolve(api.hostname),
    ]);
    const address = apiAddresses.find(isPrivateAddress);
    if (address === undefined || docsAddresses.some(isPrivateAddress)) return [];
    return [{ severity: 'error', where: api.href, args: { host: api.hostname, address } }];
  },
  explain: ({ host, address }) => ({
    title: `${host} has the private address ${address}`,
    meaning:
      'Readers outside your network get no answer. Inside, Chrome asks readers whether the page may access devices on the local network; if they refuse, the request fails like a CORS error.',
    fix: 'Give the Info API a public address, or serve the docs from the same private network. For managed browsers, set the policy LocalNetworkAccessAllowedForUrls.',
    paste: `${host}.  A  (a public address)`,
  }),
};
