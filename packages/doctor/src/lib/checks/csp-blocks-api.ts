import type { Check } from '../check.ts';
import { allowsUrl, governing } from '../html/csp.ts';
import { pagePolicies } from '../html/page-policies.ts';
import { askDocs } from '../questions.ts';
import { noPage } from './no-page.ts';

/** The page's own policy keeps the request from being sent: to script it looks like a network failure. */
export const cspBlocksApi: Check<'csp-blocks-api'> = {
  code: 'csp-blocks-api',
  step: 'docs',
  unless: noPage,
  async find({ setup: { docs, api }, setup, answer, docsPage }) {
    const policies = pagePolicies(await answer(askDocs(setup)), await docsPage());
    return policies
      .flatMap((policy) => governing(policy, ['connect-src', 'default-src']) ?? [])
      .filter(({ sources }) => !allowsUrl(sources, api, docs))
      .slice(0, 1)
      .map(({ directive }) => ({ severity: 'error', where: docs.href, args: { directive } }));
  },
};
