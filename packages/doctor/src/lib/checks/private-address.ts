import { isLoopbackHost } from '@bookplate/protocol';
import { isPrivateAddress } from '../addresses.ts';
import type { Check } from '../check.ts';

/**
 * A public page that calls a private address makes Chrome ask the reader for permission (142 and later). Docs on a
 * private address of their own are an intranet, or development.
 */
export const privateAddress: Check<'private-address'> = {
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
};
