import type { ProbeRequest } from './probe.ts';
import type { Setup } from './setup.ts';
import { siteOf } from './site.ts';

/*
 * The requests of an examination, as data. The check context sends each once, however many checks need its response.
 */

/**
 * What the docs page sends for a reader without a session. On the Info API's own origin it has no `Origin` (Fetch §3.2).
 *
 * @param setup what is examined
 * @returns the request
 */
export function anonymousRequest({ docs, api, deployment }: Setup): ProbeRequest {
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
 * The same, with the session.
 *
 * @param setup what is examined; without a cookie this is {@link anonymousRequest}
 * @returns the request
 */
export function signedInRequest(setup: Setup): ProbeRequest {
  const request = anonymousRequest(setup);
  return setup.cookie === undefined
    ? request
    : { ...request, headers: { ...request.headers, cookie: setup.cookie } };
}

/**
 * A request without `Origin`, as the dashboard's own pages send: docs of the same site share its cache (Fetch §2.6, cache
 * partitions).
 *
 * @param setup what is examined
 * @returns the request
 */
export function dashboardRequest({ api }: Setup): ProbeRequest {
  return {
    method: 'GET',
    url: api,
    headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' },
  };
}

/**
 * A request from another origin, without session and without Fetch Metadata, as old browsers send: only the server's comparison of
 * origins can refuse it.
 *
 * @param url of the request
 * @param origin of the request
 * @returns the request
 */
export function requestFromOrigin(url: URL, origin: string): ProbeRequest {
  return { method: 'GET', url, headers: { origin } };
}

/**
 * The preflight that monitoring scripts cause by adding headers to every fetch.
 *
 * @param setup what is examined
 * @returns the request
 */
export function preflightRequest({ docs, api }: Setup): ProbeRequest {
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

/** A page with inlined styles and data can be large, and the script can be at its end. */
const pageBytes = 5_000_000;

/**
 * A navigation to a page of the docs.
 *
 * @param setup what is examined
 * @returns the request
 */
export function docsRequest({ docs }: Pick<Setup, 'docs'>): ProbeRequest {
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
export function fileRequest(url: URL): ProbeRequest {
  return {
    method: 'GET',
    url,
    headers: { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
    bodyBytes: pageBytes,
  };
}

/**
 * The warm frame of the docs, as a page of the dashboard embeds it.
 *
 * @param docs the front page of the docs
 * @returns the request
 */
export function warmFrameRequest(docs: URL): ProbeRequest {
  return {
    method: 'GET',
    url: new URL('bookplate-warm.html', docs),
    headers: { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
  };
}
