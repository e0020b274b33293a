import { parseJson } from '@bookplate/protocol';
import { meaningOf, saysNobody } from '../answer-meaning.ts';
import { askSignedIn } from '../questions.ts';
import type { Visit } from '../visit.ts';

/**
 * What the Info API tells of the reader whose session was given.
 *
 * @param visit of an examination with a cookie
 * @returns parsed JSON, or undefined if it is no 200, no JSON, or says that nobody is signed in
 */
export async function signedInValue({ setup, answer }: Visit): Promise<unknown> {
  const response = await answer(askSignedIn(setup));
  if (response.status !== 200 || response.end !== 'complete') return undefined;
  const meaning = await meaningOf(response);
  return meaning.reason === 'not-json' || saysNobody(meaning)
    ? undefined
    : parseJson(response.body);
}
