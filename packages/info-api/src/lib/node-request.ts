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

/**
 * Whether a request is for this very path: not in other case, not with a slash more, not below it.
 *
 * @param request as received; Express and Connect keep the unshortened target as `originalUrl`
 * @param path what to compare with
 * @returns true if equal, whatever the query
 */
export function isForPath(
  request: IncomingMessage & { originalUrl?: string },
  path: string,
): boolean {
  const target = request.originalUrl ?? request.url ?? '';
  const query = target.indexOf('?');
  return (query < 0 ? target : target.slice(0, query)) === path;
}

function first(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
