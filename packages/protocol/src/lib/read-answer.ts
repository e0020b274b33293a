import { isUser } from './is-user.ts';
import { parseJson } from './parse-json.ts';
import type { Outcome, UnreachableReason } from './outcome.ts';
import type { User } from './user.ts';

/** Status and redirect of an answer, as `fetch` has them: `redirected` is true after a redirect that was followed. */
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
  /** The parsed body, for explanations to a developer. */
  readonly answer?: unknown;
}

/**
 * Reads an answer of the Info API by the wire contract. The page, the doctor and the conformance suite share this rule;
 * `test/answers.ts` is its table. The content type plays no part. The caller handles a missing answer (`network`,
 * `timeout`).
 *
 * @param head status and redirect
 * @param readBody reads the body as text: empty if it is not UTF-8, undefined if it is larger than 64 KB. Called only
 *   where the body decides or explains, so that no reader waits for a body that cannot be used
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
    // `{}`, `{"user": null}`: no reader. An expired User must not be shown.
    const isPast = expiresAt && expiresAt * 1_000 <= Date.now();
    if ((expiresAt ?? groups ?? content ?? apiPlaygroundInputs) && !isPast)
      return { outcome: 'identified', user: { expiresAt, groups, content, apiPlaygroundInputs } };
  }
  return { outcome: 'anonymous', answer };
}

/**
 * Makes the meaning of a failed handshake.
 *
 * @param reason one of the names that health reports know
 * @param answer the parsed body, if there is one
 * @returns the outcome
 */
export function unreachable(reason: UnreachableReason, answer?: unknown): AnswerMeaning {
  return { outcome: 'unreachable', reason, answer };
}
