import { explain, type Explanation, type Finding } from '@bookplate/doctor';
import type { Outcome } from '@bookplate/protocol';

/** What the test in a browser can come to, in words. */
export interface BrowserResult extends Explanation {
  /** What the docs must have told for it; nothing where they told nothing. */
  readonly outcome?: Outcome;
  readonly tone: 'good' | 'note' | 'bad';
  readonly causes?: readonly string[];
  readonly link?: { readonly text: string; readonly href: string };
}

/** By outcome, by reason (each `status-NNN` is `status`), and where the docs said nothing. */
export type BrowserResultName =
  | 'identified'
  | 'anonymous'
  | 'network'
  | 'timeout'
  | 'redirected'
  | 'not-json'
  | 'invalid-user'
  | 'status'
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
  /** What the docs must name as `console`. */
  readonly settingsUrl: string;
}): Readonly<Record<BrowserResultName, BrowserResult>> {
  const { docsOrigin, apiUrl, loginUrl, settingsUrl } = site;
  const about = { severity: 'error', step: 'dashboard', where: apiUrl } as const;
  const bad = (finding: Finding, ...others: Partial<Explanation>[]): BrowserResult =>
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
        'That is right if you are signed out of the dashboard in this browser. Sign in, and run it again.',
      link: {
        text: 'Sign in to the dashboard',
        href: loginUrl.replaceAll('{returnTo}', encodeURIComponent(`${docsOrigin}/`)),
      },
      fix: 'If you are signed in, the session cookie does not come along, or the Info API does not look at it. On your own machine, the doctor says which:',
      paste: 'npx bookplate doctor --cookie-stdin',
    },
    network: {
      outcome: 'unreachable',
      tone: 'bad',
      title: 'The docs cannot ask the Info API, or may not read what it answers.',
      meaning:
        'To a page, an answer without CORS headers, a server that is down and a request that was blocked all look alike.',
      fix: 'The connection test tells them apart. Mostly the Info API does not allow this docs origin, or the sign-in middleware answers before CORS is applied. If the doctor finds nothing, look at the page: at connect-src of its Content-Security-Policy, and at extensions of this browser.',
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
        fix: 'On your own machine, the doctor names the fields: npx bookplate doctor --cookie-stdin. A User looks like this:',
      },
    ),
    status: bad(
      { ...about, code: 'unexpected-status', args: { status: 0, signedIn: true } },
      { title: 'The Info API answers with another status than 200 or 401.' },
    ),
    silent: {
      tone: 'bad',
      title: 'The docs did not answer within 15 seconds.',
      meaning: 'Their window is still open, to look at. Likely causes:',
      causes: [
        'This page of the docs has no Bookplate, or was built before it had.',
        'Its settings name no console, or another one.',
        'It sent this browser on to another origin, or a script of it to another page, which loses the test.',
        'It is served by a development server, which tells no console.',
      ],
      fix: 'See that the page is one with Bookplate, and that these docs were built with this setting:',
      paste: `"console": "${settingsUrl}"`,
    },
    closed: {
      tone: 'bad',
      title: 'The window of the docs was closed, or cut off from this one, before they answered.',
      meaning:
        'If you did not close it, the docs have a Cross-Origin-Opener-Policy. It cuts the tie to whoever opened their page, so this test cannot hear of the outcome. The handshake itself is not affected.',
      fix: 'Open the docs by hand, and see whether they greet you.',
    },
    blocked: {
      tone: 'bad',
      title: 'This browser opened no window for the docs.',
      meaning: 'It is set to block windows, or an extension does.',
      fix: 'Allow this console to open windows, and run it again.',
    },
  };
}
