import type { HttpResponse } from '../response.ts';

/** One rule of the Info API's contract, as seen from outside. */
export interface Rule {
  /** A sentence in the present. */
  readonly name: string;
  /** Of the documentation: what to do where it is not kept. */
  readonly page: string;
  readonly needs?: 'cookie' | 'signInCookies' | 'signOutCookies';
  /** Sends requests, and returns where the responses differ from the rule: what was expected, what was found. */
  readonly check: (endpoint: Endpoint) => Promise<readonly string[]>;
}

/** The endpoint that is checked. */
export interface Endpoint {
  readonly apiUrl: URL;
  readonly docsOrigin: string;
  /** What the dashboard's sign-in sets, and its sign-out: `Set-Cookie` lines, empty if they were not given. */
  readonly signInCookies: readonly string[];
  readonly signOutCookies: readonly string[];
  readonly send: (request: EndpointRequest) => Promise<HttpResponse>;
}

export interface EndpointRequest {
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  readonly url?: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Send the session that was given. */
  readonly withSession?: boolean;
}

/** Thrown by the rule about a signed-in reader: the endpoint takes the session for none. Other rules cannot use it either. */
export class SessionUnknownError extends Error {
  override readonly name = 'SessionUnknownError';
}

/** Thrown by a rule that has nothing to check, with the reason. */
export class NothingToCheckError extends Error {
  override readonly name = 'NothingToCheckError';
}
