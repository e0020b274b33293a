import type { Check } from '../../check.ts';
import { scriptHash } from '../../csp/script-hash.ts';
import { findHeadScript } from '../../html/docs-page.ts';
import { noPage } from './no-page.ts';
import { scriptMissing } from './script-missing.ts';

/** A minifier, a CDN or an editor changed the script: a policy with its hash will block it. */
export const scriptAltered: Check<
  'script-altered',
  { readonly found: string; readonly expected: string }
> = {
  code: 'script-altered',
  step: 'docs',
  needs: ['scriptHash'],
  unless: [...noPage, scriptMissing],
  async find({ setup, docsPage }) {
    const script = findHeadScript(await docsPage());
    const { scriptHash: expected = '' } = setup;
    const found = scriptHash(script?.text ?? '');
    if (script?.attributes['src'] !== undefined || found === expected) return [];
    return [{ severity: 'error', where: setup.docs.href, args: { found, expected } }];
  },
  explain: ({ found, expected }) => ({
    title: 'The script in the page differs from the one that was built',
    meaning: `Its hash is ${found}, expected ${expected}. A minifier, a CDN's optimisation or an editor changed it; a policy with the hash will block it.`,
    fix: 'Turn off HTML and JavaScript minification for the docs, or use the hash of the current build.',
    paste: `script-src '${found}'`,
  }),
};
