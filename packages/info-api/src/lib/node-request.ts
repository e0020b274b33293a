import type { IncomingMessage } from 'node:http';
import type { RequestFacts } from './decide.ts';

/**
 * Reads what the decision needs from Node's own request.
 *
 * @param request HTTP/1 or HTTP/2
 * @returns facts; Node joins repeated headers with a comma, which no origin equals
 */
export function toFacts({ method = '', headers }: IncomingMessage): RequestFacts {
  return {
    method,
    origin: headers.origin,
    fetchSite: first(headers['sec-fetch-site']),
    fetchMode: first(headers['sec-fetch-mode']),
    host: headers.host ?? first(headers[':authority']),
    preflightHeaders: headers['access-control-request-headers'],
  };
}

/** Where a request goes. */
export interface Target {
  /** Below a prefix, frameworks shorten it to the part after the prefix. */
  readonly url?: string | undefined;
  /** As received, where a framework shortens `url`. */
  readonly originalUrl?: string | undefined;
}

/**
 * Whether a request is for this very path: not in other case, not with a slash more, not below it. Of an app that is
 * mounted below a prefix, the path may be the whole one or the part after the prefix, but there is one address:
 * `/api/me` below `/api` is at `/api/me` only.
 *
 * @param target of the request
 * @param path what to compare with
 * @returns true if equal, whatever the query
 */
export function isForPath({ url = '', originalUrl = url }: Target, path: string): boolean {
  const whole = withoutQuery(originalUrl);
  if (whole === path) return true;
  const rest = withoutQuery(url);
  if (rest !== path) return false;
  // It is not the whole, so the rest is below a prefix, or something has rewritten it.
  const prefix = whole.endsWith(rest) ? whole.slice(0, -rest.length) : '';
  return !startsBelow(path, prefix);
}

/**
 * Whether a path is written with the prefix that it is mounted below.
 *
 * @param path such as `/api/me`
 * @param prefix such as `/api`; may be empty
 * @returns true if the path begins with the prefix and goes on below it
 */
export function startsBelow(path: string, prefix: string): boolean {
  return prefix !== '' && path.startsWith(`${prefix}/`);
}

/**
 * @param target of a request, such as `/me?a=1`
 * @returns the path alone
 */
export function withoutQuery(target: string): string {
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
}

function first(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
