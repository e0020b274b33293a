/** `Retry-After` holds for an hour at most. */
export const mostRetryAfterMs = 3_600_000;

/**
 * Reads `Retry-After` (RFC 9110 §10.2.3) of an answer. From another origin a page can read it only if the answer has
 * `Access-Control-Expose-Headers: Retry-After`.
 *
 * @param response the answer
 * @returns milliseconds from now, an hour at most; undefined where there is none
 */
export function readRetryAfter({ headers }: Response): number | undefined {
  const value = headers.get('retry-after') ?? '';
  const ms = +value * 1_000 || Date.parse(value) - Date.now();
  return ms > 0 ? Math.min(ms, mostRetryAfterMs) : undefined;
}
