import { isLoopbackHost } from '@bookplate/protocol';
import type { Check } from '../check.ts';

/** Over http anyone on the way reads the session and writes the docs. */
export const notHttps: Check<'not-https'> = {
  code: 'not-https',
  step: 'network',
  unless: ['scheme-mix'],
  find({ setup: { docs, api } }) {
    return [docs, api]
      .filter(({ protocol, hostname }) => protocol === 'http:' && !isLoopbackHost(hostname))
      .slice(0, 1)
      .map((url) => ({ severity: 'danger', where: url.href, args: { url: url.href } }));
  },
};
