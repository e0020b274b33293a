import type { Check } from '../../check.ts';
import { hostsWithout } from '../../hint/hint-domain.ts';
import { findHintLines } from '../../hint/hint-line.ts';
import { usedHint } from '../../hint/page-hint.ts';
import { siteOf } from '../../site.ts';
import { noPage } from '../docs-page/no-page.ts';
import { scriptMissing } from '../docs-page/script-missing.ts';
import { differentSites } from '../urls/different-sites.ts';
import { vendorHost } from '../urls/vendor-host.ts';

interface Args {
  /** The setting of the docs, or what the sign-in sends. */
  readonly of: 'setting' | 'cookie';
  /** Undefined: a cookie without `Domain`. */
  readonly domain?: string;
  readonly missed: readonly string[];
  /** That covers docs and dashboard. */
  readonly common: string;
}

/** The domain of the hint does not cover docs and dashboard: the dashboard cannot set it, or the docs do not get it. */
export const hintWrongDomain: Check<'hint-wrong-domain', Args> = {
  code: 'hint-wrong-domain',
  step: 'dashboard',
  unless: [vendorHost, differentSites, ...noPage, scriptMissing],
  async find(context) {
    const { docs, api, signInCookies = [] } = context.setup;
    const page = await usedHint(context);
    const hosts = [...new Set([docs.hostname, api.hostname])];
    const common = siteOf(docs.hostname);
    const [line] = findHintLines(signInCookies);
    const given = [
      { of: 'setting', domain: page.domain } as const,
      ...(line ? [{ of: 'cookie', domain: line.domain } as const] : []),
    ];
    for (const { of, domain } of given) {
      const missed = hostsWithout(domain, api.hostname, hosts);
      const args = { of, ...(domain !== undefined && { domain }), missed, common };
      if (missed.length > 0) return [{ severity: 'warning', where: docs.href, args }];
    }
    return [];
  },
  explain: ({ of, domain, missed, common }) => ({
    title: `${of === 'setting' ? `The setting hint is ${domain}, which does not cover` : domain === undefined ? 'The sign-in hint has no Domain, so it does not reach' : `The sign-in hint has Domain ${domain}, which does not cover`} ${missed.join(' and ')}`,
    meaning:
      'Browsers give the cookie to no other hosts, and refuse a domain that the dashboard is not on, or that is shared among strangers. The docs find no hint, and each page starts as for an anonymous reader.',
    fix: `Use ${common} in both: in the cookie and in bookplate.json.`,
    paste: `"hint": "${common}"`,
  }),
};
