import { isUser } from './is-user.ts';
import { parseJson } from './parse-json.ts';
import type { Outcome, UnreachableReason } from './outcome.ts';
import type { User } from './user.ts';

/** The head of an answer, as `fetch` says it: `redirected` is true where a redirect was followed. */
export interface AnswerHead {
  readonly status: number;
  readonly redirected: boolean;
}

/** What an answer of the Info API means. */
export interface AnswerMeaning {
  readonly outcome: Outcome;
  /** With `unreachable` only. */
  readonly reason?: UnreachableReason;
  /** With `identified` only: the four fields of the format. */
  readonly user?: User;
  /** The parsed body, as far as it was understood, for explanations to a developer. */
  readonly answer?: unknown;
}

/**
 * Says what an answer of the Info API means: the same for the page, the doctor and the conformance command.
 * The content type plays no part. An answer that never came (`network`, `timeout`) is up to the caller.
 *
 * @param head status and redirect
 * @param readBody reads the body as text: empty if it is not UTF-8, undefined if it is larger than 64 KB. Called only
 *   where the body decides or explains, so that nobody waits for the rest of an answer that cannot be used
 * @returns the outcome; rejects only if `readBody` does
 */
export async function readAnswer(
  { status, redirected }: AnswerHead,
  readBody: () => string | undefined | Promise<string | undefined>,
): Promise<AnswerMeaning> {
  if (redirected) return unreachable('redirected');
  if (![200, 204, 401].includes(status)) return unreachable(`status-${status}`);
  const body = await readBody();
  const answer = parseJson(body);
  if (status === 200 && answer !== null) {
    if (answer === undefined && body !== undefined) return unreachable('not-json');
    if (!isUser(answer)) return unreachable('invalid-user', answer);
    const { expiresAt, groups, content, apiPlaygroundInputs } = answer;
    // `{}`, `{"user": null}`: nothing is said of the reader. And what has expired must not be shown.
    const isPast = expiresAt && expiresAt * 1_000 <= Date.now();
    if ((expiresAt ?? groups ?? content ?? apiPlaygroundInputs) && !isPast)
      return { outcome: 'identified', user: { expiresAt, groups, content, apiPlaygroundInputs } };
  }
  return { outcome: 'anonymous', answer };
}

/**
 * Says why a page could not learn who the reader is.
 *
 * @param reason one of the names that health reports know
 * @param answer what was understood of the body
 * @returns the outcome
 */
export function unreachable(reason: UnreachableReason, answer?: unknown): AnswerMeaning {
  return { outcome: 'unreachable', reason, answer };
}
