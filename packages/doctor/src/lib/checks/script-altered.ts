import type { Check } from '../check.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { scriptHash } from '../csp/script-hash.ts';
import { noPage } from './no-page.ts';

/** A minifier, a CDN or an editor changed the script: a policy by hash will refuse it. */
export const scriptAltered: Check<'script-altered'> = {
  code: 'script-altered',
  step: 'docs',
  needs: ['scriptHash'],
  unless: [...noPage, 'script-missing'],
  async find({ setup, docsPage }) {
    const script = findHeadScript(await docsPage());
    const { scriptHash: expected = '' } = setup;
    const found = scriptHash(script?.text ?? '');
    if (script?.attributes['src'] !== undefined || found === expected) return [];
    return [{ severity: 'error', where: setup.docs.href, args: { found, expected } }];
  },
};
