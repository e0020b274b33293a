import type { Check, NoArgs } from '../../check.ts';
import { bodyUnfinished } from '../answer/body-unfinished.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { allowOnlyDocs } from './allow-only-docs.ts';
import { allowsOrigin } from './allows-origin.ts';
import { reflectsOrigin } from './reflects-origin.ts';

/** Every sandboxed frame has the origin `null`, so any page can have it (HTML §7.1.1). */
export const nullOrigin: Check<'null-origin', NoArgs> = {
  code: 'null-origin',
  step: 'dashboard',
  unless: [...unanswered, bodyUnfinished, reflectsOrigin],
  async find(context) {
    const { api } = context.setup;
    return (await allowsOrigin(context, api, 'null'))
      ? [{ severity: 'danger', where: api.href, args: {} }]
      : [];
  },
  explain: (_, context) => ({
    title: "The origin null may read the reader's data, expected only the docs origin",
    meaning: 'Sandboxed frames and local files have the origin null, so any page can have it.',
    ...allowOnlyDocs(
      context,
      'Remove null from the list. If you added it because of a redirect, use the final URL instead.',
    ),
  }),
};
