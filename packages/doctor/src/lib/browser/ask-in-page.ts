import { type Outcome, readAnswer, type UnreachableReason, userLimits } from '@bookplate/protocol';

/** What the handshake ended in. */
export interface Ending {
  readonly outcome: Outcome;
  readonly reason?: UnreachableReason;
}

/** What {@link askInPage} returns to us. */
export type PageAnswer =
  | { readonly failed: 'network' | 'timeout' }
  | { readonly status: number; readonly redirected: boolean; readonly text: string };

/**
 * A script that asks the Info API as the head script does: with cookies, without headers of its own, for 5 seconds.
 *
 * @param apiUrl the Info API
 * @returns an expression for the page
 */
export function askInPage(apiUrl: string): string {
  return `(async () => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 5000);
    try {
      const answer = await fetch(${JSON.stringify(apiUrl)}, { credentials: 'include', signal: stop.signal });
      const body = await answer.arrayBuffer();
      let text = '';
      // The docs read UTF-8 only, where text() replaces what is none.
      try { text = new TextDecoder('utf-8', { fatal: true }).decode(body); } catch {}
      return { status: answer.status, redirected: answer.redirected, text: text.slice(0, 65537) };
    } catch {
      return { failed: stop.signal.aborted ? 'timeout' : 'network' };
    } finally {
      clearTimeout(timer);
    }
  })()`;
}

/**
 * Reads an answer by the rule of the page.
 *
 * @param answer of the script
 * @returns the outcome
 */
export async function toEnding(answer: PageAnswer): Promise<Ending> {
  if ('failed' in answer) return { outcome: 'unreachable', reason: answer.failed };
  const { text } = answer;
  const { outcome, reason } = await readAnswer(answer, () =>
    Buffer.byteLength(text) > userLimits.bodyBytes ? undefined : text,
  );
  return { outcome, ...(reason && { reason }) };
}
