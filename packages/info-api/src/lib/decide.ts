import { type AnswerHeaders, corsHeaders, foreignHeaders, withoutType } from './headers.ts';

/** All that is looked at before any session is: nothing of it needs I/O. Header values as received. */
export interface RequestFacts {
  readonly method: string;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` and `Sec-Fetch-Mode`: written by the browser, out of reach of page script (Fetch Metadata §2). */
  readonly fetchSite: string | undefined;
  readonly fetchMode: string | undefined;
  readonly host: string | undefined;
  readonly preflightHeaders: string | undefined;
}

/** Why a request is answered without asking who is signed in. Sent as `error` in the body. */
export type Refusal = 'origin-not-allowed' | 'not-from-docs' | 'cross-site' | 'method-not-allowed';

export type Decision =
  | { readonly ask: true; readonly headers: AnswerHeaders }
  | { readonly ask: false; readonly status: 204; readonly headers: AnswerHeaders }
  | {
      readonly ask: false;
      readonly status: 401 | 403 | 405;
      readonly headers: AnswerHeaders;
      readonly refusal: Refusal;
    };

const allowedMethods = 'GET, HEAD, OPTIONS';

/**
 * Decides who may be told, before anything is looked up.
 *
 * The attack this stands against: a page of another origin makes the reader's browser send this request, with
 * the reader's cookie, and reads the answer. `SameSite` does not help against a neighbour on the same site
 * (a taken-over subdomain, another port). So the origin is compared for equality, never by pattern.
 *
 * @param docsOrigins origins as browsers write them
 * @returns a pure function from what a request says to what to do with it
 */
export function createDecide(docsOrigins: ReadonlySet<string>): (facts: RequestFacts) => Decision {
  const headersByOrigin = new Map([...docsOrigins].map((origin) => [origin, corsHeaders(origin)]));
  const docsHosts = new Set([...docsOrigins].map((origin) => new URL(origin).host));

  return (facts) => {
    const { method, origin } = facts;
    const shared = origin === undefined ? undefined : headersByOrigin.get(origin);
    const headers = shared ?? foreignHeaders;

    if (origin !== undefined && !shared)
      return { ask: false, status: 403, headers, refusal: 'origin-not-allowed' };
    if (method === 'OPTIONS')
      return { ask: false, status: 204, headers: preflightAnswer(headers, facts.preflightHeaders) };
    if (method !== 'GET' && method !== 'HEAD')
      return {
        ask: false,
        status: 405,
        headers: { ...headers, Allow: allowedMethods },
        refusal: 'method-not-allowed',
      };
    // The docs are on another site: the session cookie was withheld, or will be in the next browser. The docs
    // may read this answer, so that they can say why.
    if (shared && facts.fetchSite === 'cross-site')
      return { ask: false, status: 401, headers, refusal: 'cross-site' };
    if (!isFetchOfDocs(facts, docsHosts))
      return { ask: false, status: 403, headers, refusal: 'not-from-docs' };
    return { ask: true, headers };
  };
}

/** Here `origin` is either one of the docs' or absent. */
function isFetchOfDocs(
  { origin, fetchSite, fetchMode, host }: RequestFacts,
  docsHosts: ReadonlySet<string>,
): boolean {
  // Not a navigation, an image or a script: `fetch()` says `cors`, and `same-origin` if it is told to.
  if (fetchMode !== undefined && fetchMode !== 'cors' && fetchMode !== 'same-origin') return false;
  switch (fetchSite) {
    case 'same-origin':
      return true;
    case 'same-site':
      return origin !== undefined;
    case undefined:
      // Browsers before Fetch Metadata, plain http, and tools. A same-origin GET has no Origin header (Fetch
      // §3.2), so without one the docs must be configured on this very host.
      return origin !== undefined || (host !== undefined && docsHosts.has(host));
    default:
      return false;
  }
}

/**
 * No wildcard: with credentials a browser takes `*` literally (Fetch §3.3.5). The requested names are repeated,
 * for the docs need not know which headers their monitoring adds to every fetch.
 */
function preflightAnswer(
  typedHeaders: AnswerHeaders,
  requested: string | undefined,
): AnswerHeaders {
  const headers = withoutType(typedHeaders);
  if (!headers['Access-Control-Allow-Origin']) return { ...headers, Allow: allowedMethods };
  const names =
    requested !== undefined && /^[\w!#$%&'*+.^`|~, -]+$/.test(requested) ? requested : '';
  return {
    ...headers,
    Vary: 'Origin, Access-Control-Request-Headers',
    'Access-Control-Allow-Methods': allowedMethods,
    ...(names && !names.includes('*') && { 'Access-Control-Allow-Headers': names }),
    'Access-Control-Max-Age': '600',
  };
}
