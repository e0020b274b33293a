import { Hono } from 'hono';
import { backupCodesPage, secondFactorPage } from '../pages/second-factor-page.ts';
import { readCode } from '../people/backup-codes.ts';
import { recordOwn } from '../people/own-account.ts';
import { hasSecondFactor, listBackupCodes, turnOnSecondFactor } from '../people/second-factor.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { passCookies } from '../web/pass-cookies.ts';
import { textOf } from '../web/text-of.ts';
import { checkOwnPassword, showAccount } from './account-routes.ts';

/**
 * One's own second factor: turned on by a code, off by the password.
 *
 * @param services what they work with
 * @returns the routes
 */
export function secondFactorRoutes(services: Services): Hono<Env> {
  const { auth, database } = services;
  const { db } = database;
  const members = requireRole(services, 'viewer');

  const withPassword = async (c: PageContext): Promise<string | Response> => {
    const password = textOf((await c.req.parseBody())['password']);
    const problem = await checkOwnPassword(services, c, password);
    return problem === undefined
      ? password
      : showAccount(services, c, { problems: { secondFactor: problem } });
  };
  const record = (c: PageContext, action: string): Promise<void> =>
    db.transaction((transaction) => recordOwn(transaction, c.get('person'), action));

  return new Hono<Env>()
    .get('/account/second-factor', members, (c) => c.redirect('/account'))
    .post('/account/second-factor', members, async (c) => {
      const password = await withPassword(c);
      if (typeof password !== 'string') return password;
      const answer = await auth.api.enableTwoFactor({
        body: { password, method: 'totp' },
        headers: c.req.raw.headers,
        asResponse: true,
      });
      if (isRefused(answer)) return c.redirect('/account', 303);
      const { totpURI } = (await answer.json()) as { readonly totpURI: string };
      return c.html(secondFactorPage({ person: c.get('person'), uri: totpURI }));
    })
    .post('/account/second-factor/confirm', members, async (c) => {
      const person = c.get('person');
      const body = await c.req.parseBody();
      // Only to show the same QR code again: the secret is in the database.
      const uri = textOf(body['uri']);
      // Backup codes are shown at the end: not to somebody whose second factor is on, without their password.
      if (!isTotpUri(uri) || (await hasSecondFactor(db, person.id)))
        return c.redirect('/account', 303);
      const { kind, code } = readCode(textOf(body['code']));
      const request = { code, headers: c.req.raw.headers };
      const answer =
        kind === 'totp' ? await turnOnSecondFactor({ auth, db }, person, request) : undefined;
      if (!answer) {
        const problem = 'This code is wrong or has expired. Enter the one your app shows now.';
        return c.html(secondFactorPage({ person, uri, problem }), 422);
      }
      passCookies(c, answer);
      return c.html(
        backupCodesPage({
          person,
          codes: (await listBackupCodes(auth, person.id)) ?? [],
          isNew: true,
        }),
      );
    })
    .post('/account/second-factor/backup-codes', members, async (c) => {
      const password = await withPassword(c);
      if (typeof password !== 'string') return password;
      const answer = await auth.api.generateBackupCodes({
        body: { password },
        headers: c.req.raw.headers,
        asResponse: true,
      });
      if (isRefused(answer)) return c.redirect('/account', 303);
      const { backupCodes } = (await answer.json()) as { readonly backupCodes: readonly string[] };
      await record(c, 'made new backup codes for');
      const person = c.get('person');
      return c.html(backupCodesPage({ person, codes: backupCodes, isNew: false }));
    })
    .post('/account/second-factor/off', members, async (c) => {
      const password = await withPassword(c);
      if (typeof password !== 'string') return password;
      const answer = await auth.api.disableTwoFactor({
        body: { password },
        headers: c.req.raw.headers,
        asResponse: true,
      });
      if (isRefused(answer)) return c.redirect('/account', 303);
      passCookies(c, answer);
      await record(c, 'turned off the second factor of');
      return c.redirect('/account?done=second-factor-off', 303);
    });
}

/** As better-auth writes it: what authenticator apps read from the QR code. */
function isTotpUri(text: string): boolean {
  if (!text.startsWith('otpauth://totp/') || text.length > 1_000 || !URL.canParse(text))
    return false;
  return /^[A-Z2-7]{16,}$/.test(new URL(text).searchParams.get('secret') ?? '');
}

/** Where another tab turned the second factor on or off meanwhile. */
function isRefused(answer: Response): boolean {
  if (answer.status >= 500) throw new Error('better-auth could not change a second factor');
  return !answer.ok;
}
