import { predict } from '../browser/predict.ts';
import type { Check } from '../check.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { noPage } from './no-page.ts';

/** The script is in the page and nothing forbids it, but in a real browser there is no `window.bookplate`. */
export const scriptNotRunning: Check<'script-not-running'> = {
  code: 'script-not-running',
  step: 'docs',
  needs: ['browser'],
  unless: [...noPage, 'script-missing', 'csp-blocks-script'],
  async find(visit) {
    if (!findHeadScript(await visit.docsPage())) return [];
    const observation = await visit.observe?.(await predict(visit));
    if (observation?.askedBy !== 'doctor') return [];
    return [
      { severity: 'error', where: visit.setup.docs.href, args: { errors: observation.errors } },
    ];
  },
};
