import type { SkipReason } from './skip-reason.ts';

/**
 * Words the reason why a check was skipped.
 *
 * @param reason from a `skip` event
 * @returns a clause
 */
export function explainSkip(reason: SkipReason): string {
  switch (reason.kind) {
    case 'found':
      return `found ${reason.code}`;
    case 'not-given':
      return {
        browser: 'needs a browser',
        cookie: 'needs a session cookie',
        setCookie: 'needs a Set-Cookie line',
        signInCookies: 'needs the headers of a sign-in',
        signOutCookies: 'needs the headers of a sign-out',
        scriptHash: 'needs the hash of the head script',
        docsGroups: 'needs the folder of the built docs, or the OpenAPI document',
        spec: 'needs the OpenAPI document',
      }[reason.what];
    case 'no-browser':
      return `no browser: ${reason.detail}`;
    case 'one-origin':
      return 'docs and Info API share one origin, so CORS does not apply';
    case 'two-origins':
      return 'only applies when docs and Info API share one origin';
    case 'no-hint':
      return 'the docs use no sign-in hint';
    case 'no-answer':
      return `no response from ${reason.url}`;
    case 'limit':
      return reason.limit === 'seconds' ? 'time limit reached' : 'request limit reached';
  }
}
