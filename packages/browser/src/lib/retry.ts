import type { HandshakeResult } from './read-response.ts';
import { mostRetryAfterMs } from './retry-after.ts';

/** Without `Retry-After`: 10 s after the first failure, twice as long after each more, 5 min at most. */
const firstMs = 10_000;
const mostMs = 300_000;
/** Failures that may pass. */
const passing = /network|timeout|-(429|5)/;

/** Requests again after failures. */
export interface Retry {
  /** Plans the next request, if this failure may pass. */
  readonly fail: (failure: HandshakeResult) => void;
  /** The reader is confirmed: no failure counts any more. */
  readonly reset: () => void;
  /** Whether failures that may pass are the latest that is known. */
  readonly isFailing: () => boolean;
  /** Whether a request may go now. The Info API may have asked for a pause with `Retry-After`. */
  readonly mayRequest: () => boolean;
}

/**
 * Plans requests after failures: each later than the one before, and up to half as late again at random, so that pages do
 * not come together. `Retry-After` decides if there is one.
 *
 * @param request sends the next request
 * @returns no failure yet
 */
export function createRetry(request: () => void): Retry {
  let failures = 0;
  let retryAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    fail: ({ reason, retryAfterMs }) => {
      if (!passing.test(reason ?? '')) return;
      const delayMs = Math.min(firstMs * 2 ** failures, mostMs) * (1 + Math.random() / 2);
      failures += 1;
      if (retryAfterMs) retryAt = Date.now() + retryAfterMs;
      clearTimeout(timer);
      timer = setTimeout(request, retryAfterMs ?? delayMs);
    },
    reset: () => {
      failures = retryAt = 0;
      clearTimeout(timer);
    },
    isFailing: () => failures > 0,
    mayRequest: () => {
      const leftMs = retryAt - Date.now();
      // The clock may have been set back.
      return leftMs <= 0 || leftMs > mostRetryAfterMs;
    },
  };
}
