import { type Outcome, readAnswer, type UnreachableReason, userLimits } from '@bookplate/protocol';

/** The outcome of a handshake. */
export interface HandshakeOutcome {
  readonly outcome: Outcome;
  readonly reason?: UnreachableReason;
}

/** The result of the script. */
export type PageResponse =
  | { readonly failed: 'network' | 'timeout' }
  | { readonly status: number; readonly redirected: boolean; readonly text: string };

/**
 * A script that sends the request of the head script: with cookies, without added headers, for at most 5 seconds.
 *
 * @param apiUrl the Info API
 * @returns an expression to evaluate in the page
 */
export function fetchInPage(apiUrl: string): string {
  return `(async () => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 5000);
    try {
      const response = await fetch(${JSON.stringify(apiUrl)}, { credentials: 'include', signal: stop.signal });
      const text = await response.text();
      return { status: response.status, redirected: response.redirected, text: text.slice(0, 65537) };
    } catch {
      return { failed: stop.signal.aborted ? 'timeout' : 'network' };
    } finally {
      clearTimeout(timer);
    }
  })()`;
}

/**
 * Reads the result like the docs.
 *
 * @param response result of the script
 * @returns the outcome
 */
export async function toHandshakeOutcome(response: PageResponse): Promise<HandshakeOutcome> {
  if ('failed' in response) return { outcome: 'unreachable', reason: response.failed };
  const { text } = response;
  const { outcome, reason } = await readAnswer(response, () =>
    Buffer.byteLength(text) > userLimits.bodyBytes ? undefined : text,
  );
  return { outcome, ...(reason && { reason }) };
}
