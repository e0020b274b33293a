/** One request to the Info API. */
export interface ReaderRequest {
  readonly response: Promise<Response>;
  readonly abort: AbortController;
  /** When it was sent, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Requests the reader from the Info API: one GET with the session cookie and no headers of our own, so no preflight.
 * `no-store` because a cached answer may be another reader's.
 *
 * @param apiUrl the Info API
 * @returns the request, for `readResponse` to wait for
 */
export function requestReader(apiUrl: string): ReaderRequest {
  const abort = new AbortController();
  const response = fetch(apiUrl, {
    credentials: 'include',
    cache: 'no-store',
    signal: abort.signal,
  });
  // `readResponse` handles a failure too; without it, the page's console stays clean.
  response.catch(() => {});
  return { response, abort, at: Date.now() };
}
