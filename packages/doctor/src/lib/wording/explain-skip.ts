import type { SkipReason } from '../skip.ts';

/**
 * Says why a check was not made.
 *
 * @param reason from a `skip` event
 * @returns a few words
 */
export function explainSkip(reason: SkipReason): string {
  switch (reason.kind) {
    case 'found':
      return `makes no sense after ${reason.code}`;
    case 'not-given':
      return {
        browser: 'needs a browser',
        cookie: 'needs a session cookie',
        setCookie: 'needs a Set-Cookie line',
        scriptHash: 'needs the hash of the script',
        docsGroups: 'needs the docs as they were built, or the OpenAPI document',
        spec: 'needs the OpenAPI document',
      }[reason.what];
    case 'no-browser':
      return `no browser: ${reason.detail}`;
    case 'one-origin':
      return 'docs and Info API have one origin, so CORS plays no part';
    case 'two-origins':
      return 'only for docs on the origin of the Info API';
    case 'no-answer':
      return `no answer from ${reason.url}`;
    case 'limit':
      return reason.limit === 'seconds' ? 'the time was over' : 'the limit of requests was reached';
  }
}
