export type AnswerHeaders = Readonly<Record<string, string>>;

/** On every answer, to anyone. The type is that of every body; a 204 has none (RFC 9110 §15.3.5) and loses it. */
export const foreignHeaders: AnswerHeaders = {
  'Content-Type': 'application/json; charset=utf-8',
  // Also when there is no Origin: else a cache replays an answer without CORS headers to the docs.
  Vary: 'Origin',
  'Cache-Control': 'private, no-store',
  'Cross-Origin-Resource-Policy': 'same-site',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The headers of an answer that a docs page may read.
 *
 * @param origin the docs origin, byte for byte as the browser wrote it (Fetch §4.10, CORS check)
 * @returns headers, the same object for every answer to this origin
 */
export function corsHeaders(origin: string): AnswerHeaders {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    ...foreignHeaders,
  };
}

/**
 * The headers of an answer that has no body.
 *
 * @param headers of an answer
 * @returns all but the type
 */
export function withoutType({ 'Content-Type': _, ...headers }: AnswerHeaders): AnswerHeaders {
  return headers;
}

/**
 * Headers that are this endpoint's to set or to leave out. The app around it may have put them on the answer: its own
 * idea of CORS, a rolling session's cookie (Safari keeps a cookie for 7 days only when a docs page's request set it),
 * rules for caches, of which a CDN obeys the more specific ones before `Cache-Control` (RFC 9213), and what describes
 * another body or sends the reader elsewhere. What says nothing about this answer (`X-Request-Id`,
 * `Strict-Transport-Security`) stays.
 */
const decidedHere = new RegExp(
  `^(?:${[
    'access-control-.*',
    'timing-allow-origin',
    'set-cookie2?',
    'clear-site-data',
    '(?:www|proxy)-authenticate',
    '(?:.*-)?cache-control',
    'surrogate-.*',
    'edge-control',
    'x-accel-.*',
    'pragma|expires|age|etag|last-modified',
    'content-(?:type|length|encoding|language|location|range|disposition)',
    'transfer-encoding|trailer|accept-ranges',
    'location|refresh|allow',
  ].join('|')})$`,
  'i',
);

/**
 * Whether a header that something else put on the answer has to go.
 *
 * @param name in any case
 * @returns true if only this endpoint may set it
 */
export function isDecidedHere(name: string): boolean {
  return decidedHere.test(name);
}

/**
 * Adds our fields to a `Vary` that the app around us has set.
 *
 * @param existing the value so far
 * @param ours the value we need
 * @returns both, each field once; `*` stays as it is (RFC 9110 §12.5.5)
 */
export function mergeVary(existing: string | undefined, ours: string): string {
  if (!existing) return ours;
  const fields = existing.split(',').map((field) => field.trim());
  if (fields.includes('*')) return existing;
  const known = new Set(fields.map((field) => field.toLowerCase()));
  const missing = ours.split(', ').filter((field) => !known.has(field.toLowerCase()));
  return [existing, ...missing].join(', ');
}
