import { Hono } from 'hono';
import { accountPage, type AccountPageState } from '../pages/account-page.ts';
import type { AttemptRule } from '../people/attempts.ts';
import { changeOwnEmail, changeOwnPassword, isOwnPassword, rename } from '../people/own-account.ts';
import { newPassword } from '../people/password-length.ts';
import { personEmail } from '../people/person-email.ts';
import { personName } from '../people/person-name.ts';
import { hasSecondFactor, listBackupCodes } from '../people/second-factor.ts';
import { endSession, endSessions, listSessions } from '../people/sessions.ts';
import { countAttempt } from '../people/sign-in.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { textOf } from '../web/text-of.ts';

/** A person at a browser that somebody left open must not find out their password. */
const ownPassword: AttemptRule = { name: 'own password', most: 10, windowSeconds: 900 };

/**
 * Checks the password of the signed-in person once more.
 *
 * @param services the database, and the counter of attempts
 * @param c the request
 * @param password as typed
 * @returns undefined if it is right, else what is wrong, in words
 */
export async function checkOwnPassword(
  services: Services,
  c: PageContext,
  password: unknown,
): Promise<string | undefined> {
  const { id } = c.get('person');
  const succeed = await countAttempt(services, [[ownPassword, id]]);
  if (!succeed) return 'Too many attempts. Wait a quarter of an hour, then try again.';
  const isRight = await isOwnPassword(services.database.db, id, textOf(password).slice(0, 1_000));
  if (!isRight) return 'This is not your current password.';
  await succeed();
  return undefined;
}

/**
 * Answers with the account page.
 *
 * @param services what it shows comes from them
 * @param c the request
 * @param more what is wrong with a form that was sent
 * @returns the page
 */
export async function showAccount(
  services: Services,
  c: PageContext,
  more: Pick<AccountPageState, 'problems' | 'name' | 'email'> = {},
): Promise<Response> {
  const { auth, database } = services;
  const person = c.get('person');
  const isOn = await hasSecondFactor(database.db, person.id);
  const state: AccountPageState = {
    person,
    sessions: await listSessions(database.db, person.id),
    sessionId: c.get('sessionId'),
    codesLeft: isOn
      ? ((await listBackupCodes(auth, person.id))?.length ?? 'unreadable')
      : undefined,
    done: c.req.query('done'),
    ...more,
  };
  return c.html(accountPage(state), more.problems ? 422 : 200);
}

/**
 * What people do with their own accounts.
 *
 * @param services what they work with
 * @returns the routes
 */
export function accountRoutes(services: Services): Hono<Env> {
  const { db } = services.database;
  const members = requireRole(services, 'viewer');

  return new Hono<Env>()
    .get('/account', members, (c) => showAccount(services, c))
    .post('/account/name', members, async (c) => {
      const given = (await c.req.parseBody())['name'];
      const read = personName.safeParse(given);
      if (!read.success) {
        const [issue] = read.error.issues;
        return showAccount(services, c, {
          problems: { name: issue?.message ?? '' },
          name: textOf(given),
        });
      }
      await rename(db, c.get('person'), read.data);
      return c.redirect('/account?done=name', 303);
    })
    .post('/account/email', members, async (c) => {
      const body = await c.req.parseBody();
      const typed = textOf(body['email']);
      const refuse = (problems: NonNullable<AccountPageState['problems']>): Promise<Response> =>
        showAccount(services, c, { problems, email: typed });
      const read = personEmail.safeParse(typed);
      if (!read.success) return refuse({ email: read.error.issues[0]?.message ?? '' });
      const emailPassword = await checkOwnPassword(services, c, body['current']);
      if (emailPassword !== undefined) return refuse({ emailPassword });
      if ((await changeOwnEmail(db, c.get('person'), read.data)) === 'taken')
        return refuse({ email: 'There is an account with this e-mail already.' });
      services.devices.remember(c, read.data);
      return c.redirect('/account?done=email', 303);
    })
    .post('/account/password', members, async (c) => {
      const body = await c.req.parseBody();
      const read = newPassword.safeParse(body['password']);
      const password = read.error?.issues[0]?.message;
      if (!read.success)
        return showAccount(services, c, { problems: { password: password ?? '' } });
      const current = await checkOwnPassword(services, c, body['current']);
      if (current !== undefined) return showAccount(services, c, { problems: { current } });
      await changeOwnPassword(db, c.get('person'), read.data, c.get('sessionId'));
      return c.redirect('/account?done=password', 303);
    })
    .post('/account/sessions/end-others', members, async (c) => {
      await endSessions(db, c.get('person').id, c.get('sessionId'));
      return c.redirect('/account?done=sessions', 303);
    })
    .post('/account/sessions/:id/end', members, async (c) => {
      await endSession(db, c.get('person').id, c.req.param('id'));
      return c.redirect('/account?done=session', 303);
    });
}
