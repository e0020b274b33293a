import type { Check } from '../../check.ts';
import { foreignOrigin } from '../../look-alikes.ts';
import { bodyUnfinished } from '../answer/body-unfinished.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { allowOnlyDocs } from './allow-only-docs.ts';
import { allowsOrigin } from './allows-origin.ts';

/** The server allows every origin, so any page can read who its visitor is (CWE-942). */
export const reflectsOrigin: Check<'reflects-origin', { readonly origin: string }> = {
  code: 'reflects-origin',
  step: 'dashboard',
  unless: [...unanswered, bodyUnfinished],
  async find(context) {
    const { api } = context.setup;
    return (await allowsOrigin(context, api, foreignOrigin))
      ? [{ severity: 'danger', where: api.href, args: { origin: foreignOrigin } }]
      : [];
  },
  explain: ({ origin }, context) => ({
    title: "Every origin may read the reader's data, expected only the docs origin",
    meaning: `The answer allows ${origin}, a reserved name without an owner: the server repeats any Origin it receives. Any page to which the browser attaches the cookie can read the reader's data.`,
    ...allowOnlyDocs(
      context,
      'The usual cause: CORS for the whole application that repeats any Origin, such as cors({ origin: true }).',
    ),
  }),
};
