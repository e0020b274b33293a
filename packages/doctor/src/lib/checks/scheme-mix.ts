import { isLoopbackHost } from '@bookplate/protocol';
import type { Check } from '../check.ts';

/** Https docs may not call an http API (mixed content); for Chrome http docs and an https API are two sites. */
export const schemeMix: Check<'scheme-mix'> = {
  code: 'scheme-mix',
  step: 'browser',
  find({ setup: { docs, api } }) {
    if (docs.protocol === api.protocol) return [];
    // A loopback address counts as secure, so that it may be called from https (Mixed Content §4.4).
    if (docs.protocol === 'https:' && isLoopbackHost(api.hostname)) return [];
    const args = { docsScheme: docs.protocol.slice(0, -1), apiScheme: api.protocol.slice(0, -1) };
    return [{ severity: 'error', where: api.href, args }];
  },
};
