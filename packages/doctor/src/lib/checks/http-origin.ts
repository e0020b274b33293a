import type { Check } from '../check.ts';
import { allowsOrigin } from './allows-origin.ts';
import { unanswered } from './unanswered.ts';

/** Who controls the network can be `http://` anything, and would read through it what https protects. */
export const httpOrigin: Check<'http-origin'> = {
  code: 'http-origin',
  step: 'dashboard',
  unless: [...unanswered, 'body-unfinished', 'reflects-origin'],
  async find({ setup: { docs, api }, answer }) {
    if (docs.protocol !== 'https:' || api.protocol !== 'https:') return [];
    const origin = `http://${docs.hostname}`;
    return (await allowsOrigin(answer, api, origin))
      ? [{ severity: 'danger', where: api.href, args: { origin } }]
      : [];
  },
};
