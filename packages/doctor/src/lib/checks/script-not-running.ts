import { predict } from '../browser/predict.ts';
import type { Check, Discovery } from '../check.ts';
import type { FindingArgs } from '../findings.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { noPage } from './no-page.ts';

/**
 * The script is in the page and nothing forbids it, but it does not run: its `type` is no script's, or makes it a module, which does
 * not find its settings; or in a real browser there is no `window.bookplate`.
 */
export const scriptNotRunning: Check<'script-not-running'> = {
  code: 'script-not-running',
  step: 'docs',
  unless: [...noPage, 'script-missing', 'csp-blocks-script'],
  async find(visit) {
    const { kind, attributes } = findHeadScript(await visit.docsPage()) ?? {};
    const found = (args: FindingArgs['script-not-running']): [Discovery<'script-not-running'>] => [
      { severity: 'error', where: visit.setup.docs.href, args },
    ];
    if (kind === 'data' || kind === 'module')
      return found({ errors: [], type: attributes?.['type'] ?? 'nomodule' });
    if (!kind || !visit.observe) return [];
    const { askedBy, errors } = await visit.observe(await predict(visit));
    return askedBy === 'doctor' ? found({ errors }) : [];
  },
};
