import type { Check } from '../../check.ts';
import { unanswered } from '../reachability/unanswered.ts';

/** A User is at most 64 KB; the docs stop reading there. */
export const bodyTooLarge: Check<'body-too-large', { readonly signedIn: boolean }> = {
  code: 'body-too-large',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, docsResponses }) {
    return (await docsResponses())
      .filter(({ response }) => response.end === 'too-large')
      .slice(0, 1)
      .map(({ signedIn }) => ({ severity: 'error', where: setup.api.href, args: { signedIn } }));
  },
  explain: ({ signedIn }) => ({
    title: `The answer ${signedIn ? 'with the User ' : ''}is larger than 64 KB`,
    meaning: 'The docs stop reading after 64 KB and show no reader.',
    fix: 'Send only what the docs show: name, plan, groups, keys. Do not send the whole record.',
    paste: '{"groups":["admin"],"content":{"firstName":"Ada","plan":"enterprise"}}',
  }),
};
