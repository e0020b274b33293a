import type { Check } from '../check.ts';
import { mendedPolicy } from '../csp/judge-page.ts';
import { noPage } from './no-page.ts';
import { pageBlocks } from './page-blocks.ts';

/** A policy that only reports keeps nothing from working, until it is enforced. */
export const cspReportOnly: Check<'csp-report-only'> = {
  code: 'csp-report-only',
  step: 'docs',
  unless: [...noPage, 'script-missing'],
  async find(visit) {
    const blocks = await pageBlocks(visit, 'report-only');
    if (blocks.length === 0) return [];
    const directives = [...new Set(blocks.map(({ directive }) => directive))];
    const args = { directives, mended: mendedPolicy(blocks) };
    return [{ severity: 'note', where: visit.setup.docs.href, args }];
  },
};
