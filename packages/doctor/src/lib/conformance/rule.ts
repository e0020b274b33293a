import type { Answer } from '../reply.ts';

/** One rule of the Info API's contract, as seen from outside. */
export interface Rule {
  /** A sentence in the present. */
  readonly name: string;
  readonly needs?: 'cookie';
  /** Asks, and says where the answers differ from the rule: what was expected, what was found. */
  readonly check: (endpoint: Endpoint) => Promise<readonly string[]>;
}

/** The endpoint under examination. */
export interface Endpoint {
  readonly apiUrl: URL;
  readonly docsOrigin: string;
  readonly ask: (request: EndpointRequest) => Promise<Answer>;
}

export interface EndpointRequest {
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  readonly url?: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Send the session that was given. */
  readonly withSession?: boolean;
}
