/**
 * What apps put on every answer that would change this one's meaning: who may read it, who keeps it, what its body is.
 * An answer of the Info API has none of these values.
 */
export const foreignHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': 'false',
  'Access-Control-Expose-Headers': 'X-Total',
  'Cache-Control': 'public, max-age=60',
  'CDN-Cache-Control': 'max-age=600',
  'Surrogate-Control': 'max-age=600',
  Expires: 'Thu, 01 Jan 2099 00:00:00 GMT',
  ETag: '"outer"',
  'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
  'Set-Cookie': 'session=rolled',
  'WWW-Authenticate': 'Basic realm="outer"',
  'Clear-Site-Data': '"cookies"',
  'Content-Encoding': 'br',
  'Content-Language': 'de',
  'Content-Type': 'text/html',
  Location: '/login',
  Refresh: '0; url=/login',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Names of which an answer has none at all. */
export const foreignNames: readonly string[] = [
  'access-control-expose-headers',
  'cdn-cache-control',
  'surrogate-control',
  'expires',
  'etag',
  'last-modified',
  'set-cookie',
  'www-authenticate',
  'clear-site-data',
  'content-encoding',
  'content-language',
  'location',
  'refresh',
];
