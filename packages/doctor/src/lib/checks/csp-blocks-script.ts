import type { Check } from '../check.ts';
import { mendedPolicy } from '../csp/judge-page.ts';
import { noPage } from './no-page.ts';
import { pageBlocks } from './page-blocks.ts';

/** The page's own policy keeps the script, or the deferred part of it, from running. */
export const cspBlocksScript: Check<'csp-blocks-script'> = {
  code: 'csp-blocks-script',
  step: 'docs',
  unless: [...noPage, 'script-missing'],
  async find(visit) {
    const blocks = await pageBlocks(visit);
    const parts = blocks.flatMap(({ part }) => (part === 'request' ? [] : [part]));
    const [block] = blocks;
    if (!block || parts.length === 0) return [];
    const { directive, why, source, policy } = block;
    const args = { parts, directive, why, source };
    return [
      {
        severity: 'error',
        where: visit.setup.docs.href,
        args: { ...args, from: policy.from, mended: mendedPolicy(blocks) },
      },
    ];
  },
};
