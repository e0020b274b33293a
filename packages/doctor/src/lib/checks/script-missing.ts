import type { Check } from '../check.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { noPage } from './no-page.ts';

/** Without the script there is no request. In a comment, `noscript` or `template` it is none. */
export const scriptMissing: Check<'script-missing'> = {
  code: 'script-missing',
  step: 'docs',
  unless: noPage,
  async find({ setup, docsPage }) {
    const page = await docsPage();
    if (findHeadScript(page)) return [];
    const { inertIn } = page;
    return [{ severity: 'error', where: setup.docs.href, args: { ...(inertIn && { inertIn }) } }];
  },
};
