/** What a dashboard of the examples is started with. */
export interface DashboardOptions {
  /** Its own address, such as `http://dash.acme.localhost:4310`. */
  readonly url: string;
  /** Where its docs are, for links and for the Info API. */
  readonly docsUrl: string;
  /** More origins that its docs are served from. */
  readonly moreDocsOrigins?: readonly string[];
  /** Where its database and its secret are kept. */
  readonly dataFolder: string;
  /** The session cookie, where it is not the library's usual one. */
  readonly cookie?: SessionCookie | undefined;
}

/** How a session cookie is set. Host-only unless it names a domain. */
export interface SessionCookie {
  readonly name?: string;
  readonly sameSite?: 'strict' | 'lax' | 'none';
  readonly secure?: boolean;
  readonly domain?: string;
}
