import type { Outcome, UnreachableReason } from '@bookplate/protocol';

/** The handshake in a browser, from a page of the docs. All is JSON, without values of cookies. */
export interface Observation {
  /** Such as `Chrome/156.0.7000.1`. */
  readonly browser: string;
  /** The URL of the page at the end: it can navigate. */
  readonly pageUrl: string;
  /** Who sent the request: Bookplate in the page, or, if the page does not run it, the doctor from within the page. */
  readonly askedBy: 'bookplate' | 'doctor';
  /** `none`: the page did not load, or its Bookplate sent no request. */
  readonly outcome: Outcome | 'none';
  readonly reason?: UnreachableReason;
  /** The request to the API URL; undefined if there was none. */
  readonly request?: ObservedRequest;
  /** What the page's Content-Security-Policy blocked, such as `connect-src https://dash.foo.com/api`. */
  readonly violations: readonly string[];
  /** Messages of the console about the API URL or Bookplate. */
  readonly messages: readonly string[];
  /** Uncaught errors of all scripts of the page. */
  readonly errors: readonly string[];
}

/** The request to the API URL, as seen in the browser's network. */
export interface ObservedRequest {
  readonly status?: number;
  /** Why it failed, in Chromium's words, such as `net::ERR_CONNECTION_REFUSED` or `MissingAllowOriginHeader`. */
  readonly failure?: string;
  /** Names of the cookies that the browser sent. */
  readonly cookies: readonly string[];
  /** Cookies of the API's host that it did not send, with Chromium's reasons, such as `NotOnPath`. */
  readonly withheld: readonly { readonly name: string; readonly reasons: readonly string[] }[];
}
