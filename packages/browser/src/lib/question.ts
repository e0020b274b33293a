/** One request to the Info API, on its way. */
export interface Question {
  readonly response: Promise<Response>;
  readonly abort: AbortController;
  /** When it was asked, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Asks the Info API who the reader is. One GET with the session cookie and no headers of our own, so no preflight.
 * `no-store` because an answer that somebody made cacheable would be another reader's tomorrow.
 *
 * @param apiUrl the Info API
 * @returns the question, for `shakeHands` to wait for
 */
export function askInfoApi(apiUrl: string): Question {
  const abort = new AbortController();
  const { signal } = abort;
  const response = fetch(apiUrl, { credentials: 'include', cache: 'no-store', signal });
  // Whoever waits for it learns of a failure too; if nobody ever does, the page's console stays clean.
  response.catch(() => {});
  return { response, abort, at: Date.now() };
}
