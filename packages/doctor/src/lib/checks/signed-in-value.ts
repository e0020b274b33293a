import { askSignedIn } from '../questions.ts';
import type { Visit } from '../visit.ts';
import { isNobody, parseJson } from './is-nobody.ts';

/**
 * What the Info API tells of the reader whose session was given.
 *
 * @param visit of an examination with a cookie
 * @returns parsed JSON, or undefined if it is no 200, no JSON, or says that nobody is signed in
 */
export async function signedInValue({ setup, answer }: Visit): Promise<unknown> {
  const { status, body, end } = await answer(askSignedIn(setup));
  if (status !== 200 || end !== 'complete') return undefined;
  const value = parseJson(body);
  return isNobody(value) ? undefined : value;
}
