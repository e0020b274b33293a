import type { Check } from '../check.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { noPage } from './no-page.ts';

/** An inline script waits for stylesheets and scripts above it, and the reader for the script (HTML §4.12.1). */
export const scriptLate: Check<'script-late'> = {
  code: 'script-late',
  step: 'docs',
  unless: [...noPage, 'script-missing'],
  async find({ setup, docsPage }) {
    const before = findHeadScript(await docsPage())?.after;
    return before === undefined
      ? []
      : [{ severity: 'warning', where: setup.docs.href, args: { before } }];
  },
};
