import { hintCookie } from '@bookplate/protocol';
import type { Setup } from '../setup.ts';
import { findHintLines } from './hint-line.ts';

/**
 * Where a sign-in without the hint was seen. `headers`: in what it answered. `cookie`: the session that was given comes
 * without it, which can also mean that only a part of the header was copied.
 */
export type SeenIn = 'headers' | 'cookie';

/**
 * Looks for a sign-in that sets no hint.
 *
 * @param setup what is examined
 * @returns where it was seen; undefined if there is a hint, or no sign-in was given
 */
export function signInWithoutHint({ signInCookies, cookie }: Setup): SeenIn | undefined {
  if (signInCookies) return findHintLines(signInCookies).length > 0 ? undefined : 'headers';
  if (cookie === undefined) return undefined;
  const names = cookie.split(';').map((pair) => pair.split('=')[0]?.trim());
  return names.includes(hintCookie) ? undefined : 'cookie';
}
