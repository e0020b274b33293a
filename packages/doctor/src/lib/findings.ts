import type { CredentialReason, Outcome, PlaygroundPlace } from '@bookplate/protocol';
import type { CookieReason } from './cookie/travel.ts';
import type { Block } from './csp/judge-page.ts';
import type { Lateness } from './html/docs-page.ts';
import type { NoAnswerKind } from './reply.ts';

/**
 * How bad: it does not work; it works and strangers profit; it works today, or not for everybody; it works, and will not if
 * something else is changed. A note is no reason to exit with 1.
 */
export type Severity = 'error' | 'danger' | 'warning' | 'note';

/** Where in the handshake: the order in which it would be drawn, from the session to the page. */
export type Step = 'dashboard' | 'network' | 'browser' | 'docs';

/** Where the code says it all. */
export type NoArgs = Readonly<Record<string, never>>;

/** What each finding says beyond its code. Codes are permanent; each is a heading of `codes.md`. */
export interface FindingArgs {
  // The two URLs, before anything is asked.
  'vendor-host': { readonly docsHost: string; readonly vendor: string; readonly apiSite: string };
  'different-sites': { readonly docsSite: string; readonly apiSite: string };
  'scheme-mix': { readonly docsScheme: string; readonly apiScheme: string };
  'not-https': { readonly url: string };
  'private-address': { readonly host: string; readonly address: string };

  // The way to the Info API.
  'api-unreachable': { readonly kind: NoAnswerKind; readonly detail: string };
  'api-certificate': { readonly detail: string };
  'api-timeout': { readonly seconds: number };
  'api-slow': { readonly milliseconds: number };
  'api-url-moved': { readonly status: number; readonly location: string };
  'api-redirects-to-login': { readonly status: number; readonly location: string };
  'api-not-found': { readonly status: number };

  // CORS, as the browser checks it.
  'cors-missing': { readonly status: number; readonly signedIn: boolean; readonly refusal: string };
  'cors-wildcard': { readonly status: number };
  'cors-wrong-origin': { readonly found: string; readonly expected: string };
  'cors-duplicate': { readonly found: readonly string[] };
  'cors-credentials-missing': { readonly found: string };
  'preflight-refused': {
    readonly why: 'status' | 'origin' | 'credentials' | 'headers';
    readonly found: string;
  };

  // What the answer says.
  'same-origin-refused': { readonly status: number };
  'unexpected-status': { readonly status: number; readonly signedIn: boolean };
  'signed-out-is-200': { readonly status: number; readonly kind: 'nobody' | 'user' | 'not-json' };
  'body-too-large': { readonly signedIn: boolean };
  'body-unfinished': { readonly signedIn: boolean };
  'vary-origin-missing': { readonly found: string };
  'answer-cacheable': { readonly found: string };
  'sets-cookie': { readonly names: readonly string[] };
  'login-dialog': { readonly scheme: string };

  // Who else is let in.
  'reflects-origin': { readonly origin: string };
  'lax-origin-match': { readonly origins: readonly string[] };
  'null-origin': NoArgs;
  'http-origin': { readonly origin: string };
  'cors-everywhere': { readonly urls: readonly string[] };

  // The answer to a reader who is signed in.
  'session-not-recognised': NoArgs;
  'signed-in-not-json': { readonly contentType: string };
  'invalid-user': { readonly issues: readonly string[] };
  'expired-user': { readonly expiresAt: number };
  'secret-in-content': {
    readonly paths: readonly string[];
    /** Of each path. */
    readonly reasons: readonly CredentialReason[];
  };
  'group-unknown': {
    /** `nearest` is a group of the docs with almost the same name, or empty. */
    readonly unknown: readonly { readonly group: string; readonly nearest: string }[];
    readonly docsGroups: readonly string[];
  };
  'playground-input-unknown': {
    readonly unknown: readonly {
      readonly place: PlaygroundPlace;
      readonly name: string;
      readonly nearest: string;
    }[];
  };

  // A Set-Cookie line of the session.
  'cookie-refused': { readonly reason: CookieReason; readonly name: string };
  'cookie-path-too-narrow': {
    readonly name: string;
    readonly path: string;
    readonly apiPath: string;
  };
  'cookie-on-another-host': {
    readonly name: string;
    readonly host: string;
    readonly apiHost: string;
  };
  'cookie-covers-docs': {
    readonly name: string;
    readonly domain: string;
    readonly docsHost: string;
  };
  'cookie-not-in-safari': { readonly name: string };

  // The docs page.
  'docs-unreachable': { readonly detail: string };
  'docs-url-moved': { readonly status: number; readonly location: string };
  /** `inertIn`: the script is in the HTML, where browsers with JavaScript do not run it. */
  'script-missing': { readonly inertIn?: 'comment' | 'noscript' | 'template' };
  'script-late': {
    readonly why: Lateness['why'];
    /** What it waits for, or stands behind: a tag, a text, or the attribute. */
    readonly before: string;
  };
  'script-asks-elsewhere': { readonly found: string };
  'script-altered': { readonly found: string; readonly expected: string };
  'csp-blocks-script': {
    /** What is blocked: the head script, the deferred part. The rest is said of the first of them. */
    readonly parts: readonly ('head' | 'later')[];
    readonly directive: string;
    readonly why: Block['why'];
    /** What it would have to list. */
    readonly source: string;
    readonly from: 'header' | 'meta';
    /** The directives as they would have to be, of both `csp-blocks-…` codes. */
    readonly mended: string;
  };
  'script-file-missing': { readonly url: string; readonly detail: string };
  'csp-blocks-api': {
    readonly directive: string;
    readonly from: 'header' | 'meta';
    /** The first request of a page is let through, those after it are not. */
    readonly isLater: boolean;
    readonly mended: string;
  };
  'csp-report-only': { readonly directives: readonly string[]; readonly mended: string };
  'docs-personalised': NoArgs;

  // A real browser.
  'browser-disagrees': {
    readonly predicted: Outcome;
    readonly seen: Outcome | 'none';
    readonly reason: string;
    readonly hints: readonly string[];
  };
  /** `type`: the tag's own, where that is the reason. */
  'script-not-running': { readonly errors: readonly string[]; readonly type?: string };
}

export type Code = keyof FindingArgs;

/** What a check found, as data. The words are in `wording/`. */
export interface FindingOf<C extends Code> {
  readonly code: C;
  readonly severity: Severity;
  readonly step: Step;
  /** The URL, or the cookie's name, that it is about. */
  readonly where: string;
  readonly args: FindingArgs[C];
}

export type Finding = { [C in Code]: FindingOf<C> }[Code];
