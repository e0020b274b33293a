import {
  isUser,
  type Outcome,
  type UnreachableReason,
  type User,
  userLimits,
} from '@bookplate/protocol';
import { parseJson } from './parse-json.ts';
import type { Question } from './question.ts';

/** How a handshake ended. */
export interface HandshakeResult {
  readonly outcome: Outcome;
  readonly reason?: UnreachableReason;
  /** With `identified` only. */
  readonly user?: User;
  /** The body, as far as it was understood, for whoever explains it to a developer. */
  readonly answer?: unknown;
}

const timeoutMs = 5_000;

/**
 * Waits for the answer to a question and makes of it what the wire contract says.
 *
 * @param question on its way since `question.at`
 * @returns how it ended; never rejects
 */
export async function shakeHands({ response, abort, at }: Question): Promise<HandshakeResult> {
  // Engines name a timed-out signal differently, so the flag is our own.
  let isLate = false;
  const timer = setTimeout(
    () => {
      isLate = true;
      abort.abort();
    },
    timeoutMs - (Date.now() - at),
  );
  try {
    return await readAnswer(await response);
  } catch {
    return unreachable(isLate ? 'timeout' : 'network');
  } finally {
    clearTimeout(timer);
    // Ends a body that is of no use, however long it is.
    abort.abort();
  }
}

async function readAnswer(response: Response): Promise<HandshakeResult> {
  const { status } = response;
  if (response.redirected) return unreachable('redirected');
  if (status !== 200 && status !== 204 && status !== 401) return unreachable(`status-${status}`);
  const body = await readBody(response);
  const answer = body === undefined ? undefined : parseJson(body);
  if (status !== 200 || answer === null) return { outcome: 'anonymous', answer };
  if (body === undefined) return unreachable('invalid-user');
  if (answer === undefined) return unreachable('not-json');
  if (!isUser(answer)) return unreachable('invalid-user', answer);
  const { expiresAt, groups, content, apiPlaygroundInputs } = answer;
  // `{}`, `{"user": null}`: nothing is said of the reader. And what has expired must not be shown.
  return !(expiresAt ?? groups ?? content ?? apiPlaygroundInputs) || isPast(expiresAt)
    ? { outcome: 'anonymous', answer }
    : { outcome: 'identified', user: { expiresAt, groups, content, apiPlaygroundInputs } };
}

function isPast(seconds: number | null | undefined): boolean {
  return !!seconds && seconds * 1_000 <= Date.now();
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

function unreachable(reason: UnreachableReason, answer?: unknown): HandshakeResult {
  return { outcome: 'unreachable', reason, answer };
}
