import { clientAddress } from '../web/client-address.ts';
import type { PageContext, Services } from '../web/context.ts';
import { passCookies } from '../web/pass-cookies.ts';
import { signInHeaders } from '../web/sign-in-headers.ts';
import type { AttemptRule } from './attempts.ts';

const window = { windowSeconds: 900 } as const;
/** Somebody who forgot; somebody who tries passwords of many people; many who try those of one. */
const rules = {
  pair: { name: 'sign-in of one by one', most: 10, ...window },
  client: { name: 'sign-in by one', most: 50, ...window },
  account: { name: 'sign-in of one', most: 100, ...window },
} as const satisfies Record<string, AttemptRule>;

/** An attempt under one or several rules. */
export type Counted = readonly (readonly [AttemptRule, ...string[]])[];

/**
 * Counts an attempt. The first refusal is the last count: one address takes no more than its own share of an account's
 * attempts.
 *
 * @param services the counter
 * @param counted the rules, the narrowest first, and what each counts about
 * @returns what takes the attempt back once it has succeeded; undefined if there were too many
 */
export async function countAttempt(
  { attempts }: Pick<Services, 'attempts'>,
  counted: Counted,
): Promise<(() => Promise<void>) | undefined> {
  for (const [rule, ...about] of counted)
    if (!(await attempts.allow(rule, ...about))) return undefined;
  return async () => {
    for (const [rule, ...about] of counted) await attempts.forgive(rule, ...about);
  };
}

/**
 * Counts an attempt to sign in by e-mail and password.
 *
 * @param services the counter, and what knows browsers
 * @param c the request
 * @param email as typed
 * @returns as {@link countAttempt}
 */
export function countSignIn(
  services: Pick<Services, 'attempts' | 'devices' | 'config'>,
  c: PageContext,
  email: string,
): Promise<(() => Promise<void>) | undefined> {
  const client = clientAddress(c, services.config.clientAddressHeader);
  const name = email.trim().toLowerCase();
  return countAttempt(services, [
    [rules.pair, name, client],
    [rules.client, client],
    // Many addresses together must not lock an account's owner out of a browser that they have used before.
    ...(services.devices.isKnown(c, email) ? [] : [[rules.account, name] as const]),
  ]);
}

/** What became of a sign-in: `half` where the second factor is still owed. */
export type SignInOutcome = 'in' | 'half' | 'refused' | 'removed';

/**
 * Signs somebody in by a password. Sessions are made here and with the second factor only, and each is new: whatever
 * session came with the form is not used.
 *
 * @param services better-auth, and what remembers browsers
 * @param c the request, whose answer gets the cookies
 * @param credentials as typed
 * @returns what became of it
 */
export async function signIn(
  { auth, devices }: Pick<Services, 'auth' | 'devices'>,
  c: PageContext,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<SignInOutcome> {
  const answer = await auth.api.signInEmail({
    body: { email, password },
    headers: signInHeaders(c),
    asResponse: true,
  });
  if (answer.status >= 500) throw new Error('better-auth could not sign in', { cause: answer });
  if (answer.status === 403) return 'removed';
  if (!answer.ok) return 'refused';
  passCookies(c, answer);
  const { twoFactorRedirect } = (await answer.json()) as { readonly twoFactorRedirect?: boolean };
  if (twoFactorRedirect === true) return 'half';
  devices.remember(c, email);
  return 'in';
}

/** For somebody who was removed, once they have shown that they are that person. */
export const removedText = 'Your access was removed. Ask an owner of this console.';

/**
 * Where somebody is sent who gave the right password.
 *
 * @param outcome of {@link signIn}
 * @param next the page they wanted
 * @returns a path
 */
export function pageAfter(outcome: SignInOutcome, next: string): string {
  return outcome === 'half' ? `/sign-in/code?next=${encodeURIComponent(next)}` : next;
}
