import { type AnswerMeaning, readAnswer, unreachable, userLimits } from '@bookplate/protocol';
import type { ReaderRequest } from './request.ts';
import { readRetryAfter } from './retry-after.ts';

/** How a handshake ended. */
export interface HandshakeResult extends AnswerMeaning {
  /** After how many milliseconds the Info API wants the next request, if it says so. */
  readonly retryAfterMs?: number | undefined;
}

const timeoutMs = 5_000;

/**
 * Waits for the response to a request and reads it by the wire contract.
 *
 * @param request sent at `request.at`
 * @returns how the handshake ended; never rejects
 */
export async function readResponse({
  response,
  abort,
  at,
}: ReaderRequest): Promise<HandshakeResult> {
  setTimeout(() => abort.abort(), timeoutMs - (Date.now() - at));
  try {
    const head = await response;
    const meaning = await readAnswer(head, () => readBody(head));
    return { ...meaning, retryAfterMs: readRetryAfter(head) };
  } catch {
    return unreachable(abort.signal.aborted ? 'timeout' : 'network');
  } finally {
    // Ends a body that is of no use, however long it is. The timer does nothing more after this.
    abort.abort();
  }
}

/** The body as text: empty if it is not UTF-8, undefined if it is larger than a User may be. */
async function readBody({ body }: Response): Promise<string | undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    bytes += value?.length ?? 0;
    if (bytes > userLimits.bodyBytes) return undefined;
    try {
      text += decoder.decode(value, { stream: !done });
    } catch {
      return '';
    }
    if (done) return text;
  }
}
