import { parseJson } from '@bookplate/protocol';
import { meaningOf, saysNobody } from './answer-meaning.ts';
import type { CheckContext } from './check-context.ts';
import { signedInRequest } from './requests.ts';

/**
 * The JSON that the Info API sends for the reader whose session was given.
 *
 * @param context of an examination with a cookie
 * @returns parsed JSON; undefined for another status, no JSON, or an answer for an anonymous reader
 */
export async function signedInValue({ setup, responseTo }: CheckContext): Promise<unknown> {
  const response = await responseTo(signedInRequest(setup));
  if (response.status !== 200 || response.end !== 'complete') return undefined;
  const meaning = await meaningOf(response);
  return meaning.reason === 'not-json' || saysNobody(meaning)
    ? undefined
    : parseJson(response.body);
}
