import { cookieCoversDocs } from './cookie-covers-docs.ts';
import { cookieNotInSafari } from './cookie-not-in-safari.ts';
import { cookieOnAnotherHost } from './cookie-on-another-host.ts';
import { cookiePathTooNarrow } from './cookie-path-too-narrow.ts';
import { cookieRefused } from './cookie-refused.ts';

/** Do browsers keep the session cookie, and send it from the docs to the Info API? */
export const cookieChecks: readonly [
  typeof cookieRefused,
  typeof cookiePathTooNarrow,
  typeof cookieOnAnotherHost,
  typeof cookieCoversDocs,
  typeof cookieNotInSafari,
] = [cookieRefused, cookiePathTooNarrow, cookieOnAnotherHost, cookieCoversDocs, cookieNotInSafari];
