import type { Check } from '../../check.ts';
import { mendedPolicy } from '../../csp/judge-page.ts';
import { pageBlocks } from '../../csp/page-blocks.ts';
import { noPage } from '../docs-page/no-page.ts';
import { scriptMissing } from '../docs-page/script-missing.ts';

/** A policy that only reports blocks nothing until it is enforced. */
export const cspReportOnly: Check<
  'csp-report-only',
  { readonly directives: readonly string[]; readonly mended: string }
> = {
  code: 'csp-report-only',
  step: 'docs',
  unless: [...noPage, scriptMissing],
  async find(context) {
    const blocks = await pageBlocks(context, 'report-only');
    if (blocks.length === 0) return [];
    const directives = [...new Set(blocks.map(({ directive }) => directive))];
    const args = { directives, mended: mendedPolicy(blocks) };
    return [{ severity: 'note', where: context.setup.docs.href, args }];
  },
  explain: ({ directives, mended }) => ({
    title: `Content-Security-Policy-Report-Only would block Bookplate (${directives.join(', ')})`,
    meaning: 'It blocks nothing today. Once you enforce it, the docs recognise no reader.',
    fix: 'Before you enforce it, add these sources.',
    paste: `Content-Security-Policy-Report-Only: ${mended === '' ? "script-src 'nonce-…'" : mended}`,
  }),
};
