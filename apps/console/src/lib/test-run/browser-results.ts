import { explain, type Explanation, type Finding } from '@bookplate/doctor';
import type { Outcome } from '@bookplate/protocol';

/** What the test in a browser can come to, in words. */
export interface BrowserResult extends Explanation {
  /** What the docs must have told for it; nothing where they told nothing. */
  readonly outcome?: Outcome;
  readonly tone: 'good' | 'note' | 'bad';
  readonly causes?: readonly string[];
  readonly link?: { readonly text: string; readonly href: string };
  /** The connection test tells more. */
  readonly isTestNext?: boolean;
}

/** By outcome, by reason (each `status-NNN` is `status`), by what the docs page lacks, and where the docs said nothing. */
export type BrowserResultName =
  | 'identified'
  | 'anonymous'
  | 'network'
  | 'timeout'
  | 'redirected'
  | 'not-json'
  | 'invalid-user'
  | 'status'
  | 'no-script'
  | 'no-console'
  | 'other-console'
  | 'silent'
  | 'closed'
  | 'blocked';

/**
 * Words for all of it, of which the page's script shows one. Where the doctor has words for the same, they are the
 * doctor's; only that a page learns less than a probe.
 *
 * @param site what is tested
 * @returns by name
 */
export function browserResults(site: {
  readonly docsOrigin: string;
  readonly apiUrl: string;
  readonly loginUrl: string;
  /** The whole `bookplate.json`, to paste where docs lack it. */
  readonly json?: string;
}): Readonly<Record<BrowserResultName, BrowserResult>> {
  const { docsOrigin, apiUrl, loginUrl, json = '' } = site;
  const about = { severity: 'error', step: 'dashboard', where: apiUrl } as const;
  const bad = (finding: Finding, ...others: Partial<BrowserResult>[]): BrowserResult =>
    Object.assign({}, explain(finding, { docsOrigin, apiUrl, stack: 'unknown' }), ...others, {
      outcome: 'unreachable',
      tone: 'bad',
    });
  return {
    identified: {
      outcome: 'identified',
      tone: 'good',
      title: 'The docs recognise the reader: you.',
      meaning: 'The handshake works, from the session in this browser to the page.',
      fix: '',
    },
    anonymous: {
      outcome: 'anonymous',
      tone: 'note',
      title: 'The docs heard that nobody is signed in.',
      meaning:
        'That is right if you are signed out of the dashboard in this browser. Sign in, and test again.',
      link: {
        text: 'Sign in to the dashboard',
        href: loginUrl.replaceAll('{returnTo}', encodeURIComponent(`${docsOrigin}/`)),
      },
      fix: 'If you are signed in, open the developer tools in the window of the docs and look at the request to the API URL under Network. Without a Cookie header, the attributes Domain, Path or SameSite of the session cookie keep it back. With one, the Info API does not read the session.',
      paste: apiUrl,
    },
    network: {
      outcome: 'unreachable',
      tone: 'bad',
      title: 'The docs cannot ask the Info API, or may not read what it answers.',
      meaning:
        'To a page, an answer without CORS headers, a server that is down and a request that was blocked all look alike.',
      fix: 'The connection test tells them apart. Mostly the Info API does not allow this docs origin, or the sign-in middleware answers before CORS is applied. If it finds nothing, look at connect-src in the Content-Security-Policy of the page, and at extensions of this browser.',
      isTestNext: true,
    },
    timeout: bad({ ...about, code: 'api-timeout', args: { seconds: 5 } }),
    redirected: bad(
      { ...about, code: 'api-redirects-to-login', args: { status: 302, location: '' } },
      { title: 'The Info API redirects instead of answering.' },
    ),
    'not-json': bad(
      { ...about, code: 'signed-out-is-200', args: { status: 200, kind: 'not-json' } },
      { title: 'The Info API answers 200 with something that is no JSON in UTF-8.' },
    ),
    'invalid-user': bad(
      { ...about, code: 'invalid-user', args: { issues: [] } },
      {
        meaning: 'The answer is JSON, but no User, or it is larger than 64 KB.',
        fix: 'Open the API URL in a tab of this browser while you are signed in, and compare the answer with a User:',
      },
    ),
    status: bad(
      { ...about, code: 'unexpected-status', args: { status: 0, signedIn: true } },
      { title: 'The Info API answers with another status than 200 or 401.' },
      { isTestNext: true },
    ),
    'no-script': {
      tone: 'bad',
      title: 'The docs page has no Bookplate script.',
      meaning:
        'It was built without Bookplate, or is an old copy in a cache or CDN. No request is sent to the Info API.',
      fix: 'Add the integration with this bookplate.json, build the docs and deploy them. If the docs live below a path, choose one of their pages in “Page of the docs”.',
      paste: json,
    },
    'no-console': {
      tone: 'bad',
      title: 'The docs page names no console, so it cannot answer this test.',
      meaning:
        'Its script has no data-console: the docs were built without the address of this console, or by a development server.',
      fix: 'Put this into the bookplate.json of the docs, build them and deploy them:',
      paste: json,
    },
    'other-console': {
      tone: 'bad',
      title: 'The docs page names another console, and answers only that one.',
      meaning: 'It was built with the address of another console or of another site.',
      fix: 'Put this into the bookplate.json of the docs, build them and deploy them:',
      paste: json,
    },
    silent: {
      tone: 'bad',
      title: 'The docs did not answer within 15 seconds.',
      meaning: 'Their window is still open, to look at. Likely causes:',
      causes: [
        'This page of the docs has no Bookplate, or was built before it had.',
        'Its settings name no console, or another one.',
        'The page redirected before it could answer.',
        'It comes from a development server, which answers no console.',
      ],
      fix: 'Check that the page has Bookplate, and that its docs were built with this bookplate.json:',
      paste: json,
    },
    closed: {
      tone: 'bad',
      title: 'The window of the docs was closed, or cut off from this one, before they answered.',
      meaning:
        'If you did not close it, the docs have a Cross-Origin-Opener-Policy. It cuts the tie between their window and this one, so this test cannot hear of the outcome. The handshake itself is not affected.',
      fix: 'Open the docs by hand, and see whether they greet you.',
    },
    blocked: {
      tone: 'bad',
      title: 'This browser opened no window for the docs.',
      meaning: 'It is set to block windows, or an extension does.',
      fix: 'Allow this console to open windows, and test again.',
    },
  };
}
