import { siteOf } from './site.ts';

/** A reserved name (RFC 2606 §2) without an owner, so no allow list can mean it. */
export const foreignOrigin = 'https://bookplate-doctor.example';

/**
 * Origins that loose comparisons take for the docs.
 *
 * @param docs a page of the docs
 * @returns origins, none equal to the docs origin
 */
export function lookAlikes(docs: URL): readonly string[] {
  const { protocol, hostname, port } = docs;
  const at = (host: string, otherPort = port): string =>
    `${protocol}//${host}${otherPort && `:${otherPort}`}`;
  const site = siteOf(hostname);
  const origins = [
    `${docs.origin}.bookplate-doctor.example`, // compared by prefix
    at(`bookplate-doctor-${hostname}`), // compared by suffix
    at(hostname.replace('.', 'x')), // an unescaped dot in a pattern
    at(`${hostname}_.bookplate-doctor.example`), // a prefix and any character
    at(hostname, port === '8443' ? '8444' : '8443'), // any port
    at(`bookplate-doctor.${hostname}`), // any name below the docs
    at(`bookplate-doctor.${site}`), // any name of the site, also one that is taken over
    at(hostname === site ? `www.${site}` : site), // the parent domain
    `${protocol === 'https:' ? 'wss:' : 'https:'}//${docs.host}`, // any scheme
  ];
  // `localhost` has no dot to vary.
  return origins.filter((origin) => origin !== docs.origin);
}
