import type { Check } from '../check.ts';
import { mendedPolicy } from '../csp/judge-page.ts';
import { noPage } from './no-page.ts';
import { pageBlocks } from './page-blocks.ts';

/** The page's own policy keeps the request from being sent: to script it looks like a network failure. */
export const cspBlocksApi: Check<'csp-blocks-api'> = {
  code: 'csp-blocks-api',
  step: 'docs',
  unless: noPage,
  async find(visit) {
    const blocks = await pageBlocks(visit);
    const block = blocks.find(({ part }) => part === 'request');
    if (!block) return [];
    const { directive, policy, isLater = false } = block;
    const args = { directive, from: policy.from, isLater, mended: mendedPolicy(blocks) };
    const severity = isLater ? 'warning' : 'error';
    return [{ severity, where: visit.setup.docs.href, args }];
  },
};
