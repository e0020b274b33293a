import type { ProbeRequest } from './probe.ts';
import type { Setup } from './setup.ts';
import { siteOf } from './site.ts';

/*
 * The requests of an examination, as data. Each is asked once, however many checks look at the answer.
 */

/**
 * What the docs page of a reader without a session sends. From docs on the same origin it has no `Origin` (Fetch
 * §3.2).
 *
 * @param setup what is examined
 * @returns the request
 */
export function askSignedOut({ docs, api, deployment }: Setup): ProbeRequest {
  const fetchSite =
    deployment === 'one-domain'
      ? 'same-origin'
      : siteOf(docs.hostname) === siteOf(api.hostname)
        ? 'same-site'
        : 'cross-site';
  return {
    method: 'GET',
    url: api,
    headers: {
      ...(deployment !== 'one-domain' && { origin: docs.origin }),
      'sec-fetch-site': fetchSite,
      'sec-fetch-mode': 'cors',
      'sec-fetch-dest': 'empty',
    },
  };
}

/**
 * The same, with the session that was given.
 *
 * @param setup what is examined; without a cookie it is the same request as {@link askSignedOut}
 * @returns the request
 */
export function askSignedIn(setup: Setup): ProbeRequest {
  const request = askSignedOut(setup);
  return setup.cookie === undefined
    ? request
    : { ...request, headers: { ...request.headers, cookie: setup.cookie } };
}

/**
 * A request without `Origin`, such as the dashboard's own pages make: its answer may lie in the cache that docs
 * of the same site share (Fetch §2.6, cache partitions).
 *
 * @param setup what is examined
 * @returns the request
 */
export function askFromDashboard({ api }: Setup): ProbeRequest {
  return {
    method: 'GET',
    url: api,
    headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' },
  };
}

/**
 * A request by another origin, without session and without Fetch Metadata, as browsers before it send: the
 * comparison of origins has to stand alone.
 *
 * @param url what to ask for
 * @param origin who asks
 * @returns the request
 */
export function askFromOrigin(url: URL, origin: string): ProbeRequest {
  return { method: 'GET', url, headers: { origin } };
}

/**
 * The preflight that monitoring scripts cause by adding headers to every fetch.
 *
 * @param setup what is examined
 * @returns the request
 */
export function askPreflight({ docs, api }: Setup): ProbeRequest {
  return {
    method: 'OPTIONS',
    url: api,
    headers: {
      origin: docs.origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'traceparent',
    },
  };
}

/** A page with its styles and data inlined may be large, and the script at the end of it. */
const pageBytes = 5_000_000;

/**
 * A page of the docs, as a navigation.
 *
 * @param setup what is examined
 * @returns the request
 */
export function askDocs({ docs }: Pick<Setup, 'docs'>): ProbeRequest {
  return {
    method: 'GET',
    url: docs,
    headers: { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    bodyBytes: pageBytes,
  };
}

/**
 * A script file of the docs page.
 *
 * @param url of the file
 * @returns the request
 */
export function askFile(url: URL): ProbeRequest {
  return {
    method: 'GET',
    url,
    headers: { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
    bodyBytes: pageBytes,
  };
}
