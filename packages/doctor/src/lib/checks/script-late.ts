import type { Check } from '../check.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { noPage } from './no-page.ts';

/**
 * A head script runs before the first paint only where nothing is in its way: first in the head, no `defer` or `async`
 * (HTML §4.12.1.1), and no stylesheet or script file above it.
 */
export const scriptLate: Check<'script-late'> = {
  code: 'script-late',
  step: 'docs',
  unless: [...noPage, 'script-missing'],
  async find({ setup, docsPage }) {
    const late = findHeadScript(await docsPage())?.late;
    return late ? [{ severity: 'warning', where: setup.docs.href, args: { ...late } }] : [];
  },
};
