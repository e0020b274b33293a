import type { Check } from '../check.ts';
import { allowsInline, allowsUrl, governing } from '../html/csp.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { pagePolicies } from '../html/page-policies.ts';
import { scriptHash } from '../html/script-hash.ts';
import { askDocs } from '../questions.ts';
import { noPage } from './no-page.ts';

/** The page's own policy keeps the script from running. */
export const cspBlocksScript: Check<'csp-blocks-script'> = {
  code: 'csp-blocks-script',
  step: 'docs',
  unless: [...noPage, 'script-missing'],
  async find({ setup: { docs }, setup, answer, docsPage }) {
    const page = await docsPage();
    const script = findHeadScript(page);
    if (!script) return [];
    const { src, nonce } = script.attributes;
    const hash = scriptHash(script.text);
    for (const policy of pagePolicies(await answer(askDocs(setup)), page)) {
      const rule = governing(policy, ['script-src-elem', 'script-src', 'default-src']);
      if (!rule) continue;
      const isAllowed =
        src === undefined
          ? allowsInline(rule.sources, hash, nonce)
          : allowsUrl(rule.sources, new URL(src, docs), docs) ||
            rule.sources.includes(`'nonce-${nonce ?? ''}'`);
      if (!isAllowed)
        return [{ severity: 'error', where: docs.href, args: { directive: rule.directive, hash } }];
    }
    return [];
  },
};
