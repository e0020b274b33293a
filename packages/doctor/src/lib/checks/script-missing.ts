import type { Check } from '../check.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { noPage } from './no-page.ts';

/** Without the script nobody asks. */
export const scriptMissing: Check<'script-missing'> = {
  code: 'script-missing',
  step: 'docs',
  unless: noPage,
  async find({ setup, docsPage }) {
    return findHeadScript(await docsPage())
      ? []
      : [{ severity: 'error', where: setup.docs.href, args: {} }];
  },
};
