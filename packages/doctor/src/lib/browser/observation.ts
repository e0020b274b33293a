import type { Outcome, UnreachableReason } from '@bookplate/protocol';

/** What a browser made of the handshake, from a page of the docs. All of it is JSON, and no value of a cookie is in it. */
export interface Observation {
  /** Such as `Chrome/156.0.7000.1`. */
  readonly browser: string;
  /** Where the docs page was when all was over: it may have gone on to another. */
  readonly pageUrl: string;
  /** Who asked: Bookplate in the page, or, where it is not in the page or does not run, the doctor from within it. */
  readonly askedBy: 'bookplate' | 'doctor';
  /** `none`: the page did not come, or its Bookplate asked nobody. */
  readonly outcome: Outcome | 'none';
  readonly reason?: UnreachableReason;
  /** The request to the API URL; undefined if there was none. */
  readonly request?: ObservedRequest;
  /** What the page's Content-Security-Policy kept from happening, such as `connect-src https://dash.foo.com/api`. */
  readonly violations: readonly string[];
  /** What the console says of the API URL or of Bookplate. */
  readonly messages: readonly string[];
  /** What scripts of the page threw and nobody caught, whosever they are. */
  readonly errors: readonly string[];
}

/** The request to the API URL, as the browser's network saw it. */
export interface ObservedRequest {
  readonly status?: number;
  /** Why it failed, in Chromium's words, such as `net::ERR_CONNECTION_REFUSED` or `MissingAllowOriginHeader`. */
  readonly failure?: string;
  /** Names of the cookies that went with it. */
  readonly cookies: readonly string[];
  /** Cookies of the API's host that did not, with Chromium's reasons, such as `NotOnPath`. */
  readonly withheld: readonly { readonly name: string; readonly reasons: readonly string[] }[];
}
