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
 * What the app around us may have put on the answer and must not be on it: its own idea of CORS, and a rolling
 * session's cookie (Safari keeps a cookie for 7 days only when a docs page's request set it).
 */
export const unwantedHeaders = [
  'Set-Cookie',
  'WWW-Authenticate',
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Expose-Headers',
  'Access-Control-Max-Age',
] as const;

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
