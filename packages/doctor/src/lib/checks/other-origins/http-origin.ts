import type { Check } from '../../check.ts';
import { bodyUnfinished } from '../answer/body-unfinished.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { allowOnlyDocs } from './allow-only-docs.ts';
import { allowsOrigin } from './allows-origin.ts';
import { reflectsOrigin } from './reflects-origin.ts';

/** Who controls the network can be any http origin, and would read through it what https protects. */
export const httpOrigin: Check<'http-origin', { readonly origin: string }> = {
  code: 'http-origin',
  step: 'dashboard',
  unless: [...unanswered, bodyUnfinished, reflectsOrigin],
  async find(context) {
    const { docs, api } = context.setup;
    if (docs.protocol !== 'https:' || api.protocol !== 'https:') return [];
    const origin = `http://${docs.hostname}`;
    return (await allowsOrigin(context, api, origin))
      ? [{ severity: 'danger', where: api.href, args: { origin } }]
      : [];
  },
  explain: ({ origin }, context) => ({
    title: `The unencrypted ${origin} may read the reader's data, expected only https`,
    meaning: 'An attacker who controls the network can serve pages from this origin.',
    ...allowOnlyDocs(context, 'Remove the http origin from the list.'),
  }),
};
