import type { Check } from '../check.ts';
import { siteOf } from '../site.ts';
import { allowsOrigin } from './allows-origin.ts';
import { unanswered } from './unanswered.ts';

/**
 * Comparing by prefix, suffix or pattern lets look-alikes of the docs origin in (CWE-942). Public scanners vary the
 * server's own name and miss it; here it is the docs' name that is varied.
 */
export const laxOriginMatch: Check<'lax-origin-match'> = {
  code: 'lax-origin-match',
  step: 'dashboard',
  unless: [...unanswered, 'body-unfinished', 'reflects-origin'],
  async find({ setup: { docs, api }, answer }) {
    const origins: string[] = [];
    for (const origin of lookAlikes(docs)) {
      // The dashboard's own pages may of course read its answers.
      if (origin !== api.origin && (await allowsOrigin(answer, api, origin))) origins.push(origin);
    }
    return origins.length === 0 ? [] : [{ severity: 'danger', where: api.href, args: { origins } }];
  },
};

/**
 * Origins that loose comparisons take for the docs.
 *
 * @param docs a page of the docs
 * @returns nine of them, none equal to the docs origin
 */
export function lookAlikes(docs: URL): readonly string[] {
  const { protocol, hostname, port } = docs;
  const at = (host: string, otherPort = port): string =>
    `${protocol}//${host}${otherPort && `:${otherPort}`}`;
  const site = siteOf(hostname);
  return [
    `${docs.origin}.bookplate-doctor.example`, // a prefix is enough
    at(`bookplate-doctor-${hostname}`), // a suffix is enough
    at(hostname.replace('.', 'x')), // an unescaped dot
    at(`${hostname}_.bookplate-doctor.example`), // a prefix and any character
    at(hostname, port === '8443' ? '8444' : '8443'), // the port is not looked at
    at(`bookplate-doctor.${hostname}`), // any name below the docs
    at(`bookplate-doctor.${site}`), // any name of the site, the next one taken over among them
    at(hostname === site ? `www.${site}` : site), // the parent domain
    `${protocol === 'https:' ? 'wss:' : 'https:'}//${docs.host}`, // the scheme is not looked at
  ];
}
