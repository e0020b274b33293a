import { type AnswerMeaning, parseJson, readAnswer, readUser } from '@bookplate/protocol';
import type { Answer } from './reply.ts';

/**
 * Reads an answer by the rule of the page.
 *
 * @param answer of the Info API, not redirected
 * @returns the outcome
 */
export function meaningOf({ status, body, end, isUtf8 }: Answer): Promise<AnswerMeaning> {
  const readBody = (): string | undefined => {
    if (end === 'too-large') return undefined;
    // A byte order mark is no part of the text (Encoding §6, "UTF-8 decode").
    return isUtf8 ? body.replace(/^\uFEFF/, '') : '';
  };
  return readAnswer({ status, redirected: false }, readBody);
}

/**
 * Whether an answer says that nobody is signed in, and not that somebody was: a User that has expired is anonymous, too.
 *
 * @param meaning from {@link meaningOf}
 * @returns true for 401, 204, `null`, `{}` and the like
 */
export function saysNobody({ outcome, answer }: AnswerMeaning): boolean {
  return outcome === 'anonymous' && Object.keys(readUser(answer).user).length === 0;
}

/**
 * Whether a body has anything of a reader in it, whatever the status says.
 *
 * @param body of an answer
 * @returns false for what is no JSON, `null`, `{}`, `{"error":"signed-out"}` and the like
 */
export function hasReader(body: string): boolean {
  const value = parseJson(body);
  if (value === undefined || value === null) return false;
  const { user, issues } = readUser(value);
  return issues.length > 0 || Object.keys(user).length > 0;
}
