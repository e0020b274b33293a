import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { codePage } from '../pages/code-page.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import type { AttemptRule } from '../people/attempts.ts';
import { readCode } from '../people/backup-codes.ts';
import { cookiePrefix } from '../people/cookie-prefix.ts';
import { recordOwn } from '../people/own-account.ts';
import type { Person } from '../people/person.ts';
import { findHalfSignIn, listBackupCodes } from '../people/second-factor.ts';
import { countAttempt, removedText } from '../people/sign-in.ts';
import { clientAddress } from '../web/client-address.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { passCookies } from '../web/pass-cookies.ts';
import { safeNext } from '../web/safe-next.ts';
import { signInHeaders } from '../web/sign-in-headers.ts';
import { textOf } from '../web/text-of.ts';

/**
 * Three of a million codes are right at a time. A person who tries them has the password already; from one address they take half
 * of the account's attempts, so that the owner of the account still gets in from another.
 */
const rules = {
  pair: { name: 'code of one by one', most: 5, windowSeconds: 900 },
  account: { name: 'code of one', most: 10, windowSeconds: 900 },
  day: { name: 'code of one in a day', most: 100, windowSeconds: 86_400 },
  /** A code is right for a minute and a half, and works once in that time (RFC 6238 §5.2). */
  used: { name: 'code that was used', most: 1, windowSeconds: 180 },
} as const satisfies Record<string, AttemptRule>;

/**
 * The second step of signing in, for those who have a second factor.
 *
 * @param services what they work with
 * @returns the routes
 */
export function codeRoutes(services: Services): Hono<Env> {
  const { auth, attempts, devices, database, config } = services;
  const { db } = database;
  const name = `${cookiePrefix(config.url)}.two_factor`;
  const sso = config.oidc ? { sso: config.oidc.name } : {};

  const verify = async (c: PageContext, person: Person, typed: string): Promise<Verdict> => {
    const { kind, code } = readCode(typed);
    if (kind === 'wrong') return 'wrong';
    if (!(await listBackupCodes(auth, person.id))) return 'unreadable';
    // Before it is checked: of two requests with the same code at the same moment, one counts.
    if (kind === 'totp' && !(await attempts.allow(rules.used, person.id, code))) return 'used';
    const request = {
      body: { code },
      headers: signInHeaders(c, { name, value: getCookie(c, name) ?? '' }),
      asResponse: true,
    } as const;
    const answer = await (kind === 'totp'
      ? auth.api.verifyTOTP(request)
      : auth.api.verifyBackupCode(request));
    if (answer.status >= 500) throw new Error('better-auth could not check a code');
    if (!answer.ok && kind === 'totp') await attempts.forgive(rules.used, person.id, code);
    passCookies(c, answer);
    if (answer.status === 403) return 'removed';
    if (!answer.ok) return (await findHalfSignIn(db, getCookie(c, name) ?? '')) ? 'wrong' : 'over';
    if (kind === 'backup')
      await db.transaction((transaction) =>
        recordOwn(transaction, person, 'used a backup code of'),
      );
    devices.remember(c, person.email);
    return 'in';
  };

  return new Hono<Env>()
    .get('/sign-in/code', async (c) => {
      const next = safeNext(c.req.query('next'));
      const person = await findHalfSignIn(db, getCookie(c, name) ?? '');
      if (!person) return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`);
      return c.html(codePage({ next }));
    })
    .post('/sign-in/code', async (c) => {
      const next = safeNext(c.req.query('next'));
      const again = (problem: string, status: 401 | 403): Response | Promise<Response> =>
        c.html(signInPage({ ...sso, problem, next }), status);
      const person = await findHalfSignIn(db, getCookie(c, name) ?? '');
      if (!person) return again('The sign-in took too long. Sign in again.', 401);
      // Browsers that signed in before have attempts of their own: those of others do not lock them out.
      const browser = devices.isKnown(c, person.email) ? 'known' : 'new';
      const succeed = await countAttempt(services, [
        [rules.pair, person.id, clientAddress(c, config.clientAddressHeader)],
        [rules.account, person.id, browser],
        [rules.day, person.id, browser],
      ]);
      if (!succeed) {
        const problem = 'Too many attempts. Wait a quarter of an hour, then try again.';
        return c.html(codePage({ next, problem }), 429);
      }
      switch (await verify(c, person, textOf((await c.req.parseBody())['code']))) {
        case 'in':
          await succeed();
          return c.redirect(next, 303);
        case 'removed':
          return again(removedText, 403);
        case 'unreadable':
          return again(
            'Your second factor cannot be read: the console has another secret than before. Ask an owner to turn it off.',
            401,
          );
        case 'over':
          return again('Too many wrong codes. Sign in again.', 401);
        case 'used':
          return c.html(
            codePage({ next, problem: 'This code was used already. Wait for the next one.' }),
            401,
          );
        case 'wrong':
          return c.html(
            codePage({
              next,
              problem: 'This code is wrong or has expired. Enter the current one.',
            }),
            401,
          );
      }
    });
}

type Verdict = 'in' | 'unreadable' | 'removed' | 'over' | 'used' | 'wrong';
