import { type AnswerMeaning, parseJson, readAnswer, readUser } from '@bookplate/protocol';
import type { HttpResponse } from './response.ts';

/**
 * Reads an answer like a page of the docs.
 *
 * @param response of the Info API, not redirected
 * @returns the outcome
 */
export function meaningOf({ status, body, end, isUtf8 }: HttpResponse): Promise<AnswerMeaning> {
  const readBody = (): string | undefined => {
    if (end === 'too-large') return undefined;
    return isUtf8 ? body : '';
  };
  return readAnswer({ status, redirected: false }, readBody);
}

/**
 * Whether an answer is for an anonymous reader without a User: an expired User is anonymous, too.
 *
 * @param meaning from {@link meaningOf}
 * @returns true for 401, 204, `null`, `{}` and the like
 */
export function saysNobody({ outcome, answer }: AnswerMeaning): boolean {
  return outcome === 'anonymous' && Object.keys(readUser(answer).user).length === 0;
}

/**
 * Whether a body has user data, at any status.
 *
 * @param body of an answer
 * @returns false if it is not JSON, and for `null`, `{}`, `{"error":"signed-out"}` and the like
 */
export function hasReader(body: string): boolean {
  const value = parseJson(body);
  if (value === undefined || value === null) return false;
  const { user, issues } = readUser(value);
  return issues.length > 0 || Object.keys(user).length > 0;
}
