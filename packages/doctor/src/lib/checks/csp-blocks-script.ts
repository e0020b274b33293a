import type { Check } from '../check.ts';
import { allowsInline, allowsUrl, governing } from '../html/csp.ts';
import { findHeadScript, findLaterScript, type PageScript } from '../html/docs-page.ts';
import { pagePolicies } from '../html/page-policies.ts';
import { scriptHash } from '../html/script-hash.ts';
import { askDocs } from '../questions.ts';
import { noPage } from './no-page.ts';

/** The page's own policy keeps the script, or the rest of it, from running. */
export const cspBlocksScript: Check<'csp-blocks-script'> = {
  code: 'csp-blocks-script',
  step: 'docs',
  unless: [...noPage, 'script-missing'],
  async find({ setup: { docs }, setup, answer, docsPage }) {
    const page = await docsPage();
    const scripts = [findHeadScript(page), findLaterScript(page)].filter(
      (found) => found !== undefined,
    );
    for (const policy of pagePolicies(await answer(askDocs(setup)), page)) {
      const rule = governing(policy, ['script-src-elem', 'script-src', 'default-src']);
      const blocked = rule && scripts.find((script) => !mayRun(script, rule.sources, docs));
      if (blocked)
        return [
          {
            severity: 'error',
            where: docs.href,
            args: { directive: rule.directive, source: sourceOf(blocked, docs) },
          },
        ];
    }
    return [];
  },
};

function mayRun(script: PageScript, sources: readonly string[], docs: URL): boolean {
  const { src, nonce } = script.attributes;
  return src === undefined
    ? allowsInline(sources, scriptHash(script.text), nonce)
    : allowsUrl(sources, new URL(src, docs), docs) || sources.includes(`'nonce-${nonce ?? ''}'`);
}

/** What a policy has to list for a script. */
function sourceOf({ attributes: { src }, text }: PageScript, docs: URL): string {
  if (src === undefined) return `'${scriptHash(text)}'`;
  const { origin } = new URL(src, docs);
  return origin === docs.origin ? "'self'" : origin;
}
