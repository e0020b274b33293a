import type { Check, Discovery } from '../../check.ts';
import { findHeadScript } from '../../html/docs-page.ts';
import { cspBlocksScript } from '../csp/csp-blocks-script.ts';
import { noPage } from '../docs-page/no-page.ts';
import { scriptMissing } from '../docs-page/script-missing.ts';
import { predict } from './predict.ts';

interface Args {
  readonly errors: readonly string[];
  /** The tag's `type` or `nomodule`, if that is the reason. */
  readonly type?: string;
}

/**
 * The page has the script and no policy blocks it, but it does not run: its `type` is not a script's, or makes it a module, which
 * does not find its settings; or a real browser has no `window.bookplate`.
 */
export const scriptNotRunning: Check<'script-not-running', Args> = {
  code: 'script-not-running',
  step: 'docs',
  unless: [...noPage, scriptMissing, cspBlocksScript],
  async find(context) {
    const { kind, attributes } = findHeadScript(await context.docsPage()) ?? {};
    const found = (args: Args): readonly [Discovery<Args>] => [
      { severity: 'error', where: context.setup.docs.href, args },
    ];
    if (kind === 'data' || kind === 'module')
      return found({ errors: [], type: attributes?.['type'] ?? 'nomodule' });
    if (!kind || !context.observe) return [];
    const { askedBy, errors } = await context.observe(await predict(context));
    return askedBy === 'doctor' ? found({ errors }) : [];
  },
  explain: ({ errors, type }, { docsOrigin }) => ({
    title: `The script is in the page but does not run${type === undefined ? '' : `: its tag has ${type === 'nomodule' ? 'nomodule' : `type="${type}"`}`}`,
    meaning: whyNotRunning(errors, type),
    fix: isModule(type)
      ? 'Remove type="module", and put the script first in <head>.'
      : 'Look at the tag in the page, and at the console. If a consent manager or an optimiser changes the type, exclude this script there.',
    paste: `curl -s ${docsOrigin}/ | grep -o '<script[^>]*data-api-url[^>]*>'`,
  }),
};

function whyNotRunning(errors: readonly string[], type: string | undefined): string {
  if (isModule(type))
    return 'In a module document.currentScript is null, so the script does not find its settings and stops. Every reader sees gated content.';
  if (type !== undefined)
    return 'Browsers run a script without type, or with text/javascript. A consent manager or an optimiser may have changed it.';
  return errors.length === 0
    ? 'The browser has no window.bookplate: something removes or delays the script before it runs.'
    : `The page threw: ${errors.join('; ')}`;
}

function isModule(type: string | undefined): boolean {
  return type?.trim().toLowerCase() === 'module';
}
