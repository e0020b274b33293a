import { explain, type Explanation, type Finding } from '@bookplate/doctor';
import { dashboardLink, type Outcome } from '@bookplate/protocol';

/** A result of the browser test, in words. */
export interface BrowserResult extends Explanation {
  /** The outcome that the docs reported; undefined if they reported none. */
  readonly outcome?: Outcome;
  readonly tone: 'good' | 'note' | 'bad';
  readonly causes?: readonly string[];
  readonly link?: { readonly text: string; readonly href: string };
  /** Whether the connection test says more. */
  readonly isTestNext?: boolean;
}

/** An outcome, a reason (`status` for each `status-NNN`), what the docs page lacks, or why the docs reported nothing. */
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
 * Words every result; the page's script shows one. A result that is a finding of the doctor has its wording, shortened, because
 * a page learns less than a probe.
 *
 * @param site what is tested
 * @returns by name
 */
export function browserResults(site: {
  readonly docsOrigin: string;
  readonly apiUrl: string;
  readonly loginUrl: string;
  /** The whole `bookplate.json`, to paste into docs that lack it. */
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
      title: 'The docs see an anonymous reader.',
      meaning:
        'This is right if you are signed out of the dashboard in this browser. Sign in, and test again.',
      link: {
        text: 'Sign in to the dashboard',
        href: dashboardLink(loginUrl, `${docsOrigin}/`),
      },
      fix: 'If you are signed in, open the developer tools in the window of the docs and look at the request to the API URL under Network. Without a Cookie header, look at Domain, Path and SameSite of the session cookie. With one, the Info API does not read the session.',
      paste: apiUrl,
    },
    network: {
      outcome: 'unreachable',
      tone: 'bad',
      title: 'The docs cannot reach the Info API, or may not read its answer.',
      meaning:
        'To a page, an answer without CORS headers, a server that is down and a blocked request look the same.',
      fix: 'Run the connection test, which tells them apart. Usual causes: the Info API does not allow this docs origin, or the sign-in middleware answers before CORS is applied. If the test finds nothing, look at connect-src in the Content-Security-Policy of the page, and at extensions of this browser.',
      isTestNext: true,
    },
    timeout: bad({ ...about, code: 'api-timeout', args: { seconds: 5, kind: 'timeout' } }),
    redirected: bad(
      { ...about, code: 'api-redirects-to-login', args: { status: 302, location: '' } },
      { title: 'The Info API redirects, expected 401 or 200.' },
    ),
    'not-json': bad(
      { ...about, code: 'signed-out-is-200', args: { status: 200, kind: 'not-json' } },
      { title: 'The Info API answers 200, but not with JSON in UTF-8.' },
    ),
    'invalid-user': bad(
      { ...about, code: 'invalid-user', args: { issues: [] } },
      {
        meaning: 'The answer is JSON, but not a valid User, or it is larger than 64 KB.',
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
        'It was built without Bookplate, or a cache or CDN serves an old copy. It sends no request to the Info API.',
      fix: 'Add the integration with this bookplate.json, build the docs and deploy them. If the docs are below a path, choose one of their pages in “Page of the docs”.',
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
      meaning: 'Their window is still open for you to look at. Likely causes:',
      causes: [
        'This page of the docs has no Bookplate, or was built before it had.',
        'Its settings name no console, or another one.',
        'The page redirected before it could answer.',
        'A development server serves it, which answers no console.',
      ],
      fix: 'Check that the page has Bookplate, and that its docs were built with this bookplate.json:',
      paste: json,
    },
    closed: {
      tone: 'bad',
      title: 'The window of the docs was closed, or cut off from this one, before they answered.',
      meaning:
        'If you did not close it, the docs have a Cross-Origin-Opener-Policy. It separates their window from this one, so this test cannot receive the outcome. The handshake itself is not affected.',
      fix: 'Open the docs by hand, and see whether they greet you.',
    },
    blocked: {
      tone: 'bad',
      title: 'This browser opened no window for the docs.',
      meaning: 'Its settings or an extension block new windows.',
      fix: 'Allow this console to open windows, and test again.',
    },
  };
}
