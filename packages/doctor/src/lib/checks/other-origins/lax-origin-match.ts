import type { Check } from '../../check.ts';
import { lookAlikes } from '../../look-alikes.ts';
import { bodyUnfinished } from '../answer/body-unfinished.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { allowOnlyDocs } from './allow-only-docs.ts';
import { allowsOrigin } from './allows-origin.ts';
import { reflectsOrigin } from './reflects-origin.ts';

/**
 * Comparing by prefix, suffix or pattern allows look-alikes of the docs origin (CWE-942). Public scanners vary the server's own
 * name and miss this; here the docs' name is varied.
 */
export const laxOriginMatch: Check<'lax-origin-match', { readonly origins: readonly string[] }> = {
  code: 'lax-origin-match',
  step: 'dashboard',
  unless: [...unanswered, bodyUnfinished, reflectsOrigin],
  async find(context) {
    const { docs, api } = context.setup;
    const origins: string[] = [];
    for (const origin of lookAlikes(docs)) {
      // The dashboard's own pages may read its answers.
      if (origin !== api.origin && (await allowsOrigin(context, api, origin))) origins.push(origin);
    }
    return origins.length === 0 ? [] : [{ severity: 'danger', where: api.href, args: { origins } }];
  },
  explain: ({ origins }, context) => ({
    title: "Look-alikes of the docs origin may read the reader's data",
    meaning: `The server allows ${origins.join(', ')}. It compares Origin by prefix, suffix or pattern, so one domain that is taken over is enough.`,
    ...allowOnlyDocs(context, 'Compare Origin for equality with a list of exact origins.'),
  }),
};
