import { Hono } from 'hono';
import { z } from 'zod';
import { joinPage } from '../pages/join-page.ts';
import { passwordPage } from '../pages/password-page.ts';
import { problemPage } from '../pages/problem-page.ts';
import type { AttemptRule } from '../people/attempts.ts';
import { findInvitation, join } from '../people/invitations.ts';
import { newPassword } from '../people/password-length.ts';
import { findPasswordLink, setPassword } from '../people/password-links.ts';
import { personEmail } from '../people/person-email.ts';
import { personName } from '../people/person-name.ts';
import { pageAfter, signIn } from '../people/sign-in.ts';
import { clientAddress } from '../web/client-address.ts';
import type { Env, Guard, PageContext, Services } from '../web/context.ts';
import { textOf } from '../web/text-of.ts';
import { tooManyAttempts } from './too-many-attempts.ts';

const wrongLink: AttemptRule = { name: 'a link that does not work', most: 50, windowSeconds: 900 };

const account = z.object({
  name: personName,
  email: personEmail,
  password: newPassword,
});

/**
 * The links that make accounts and set passwords.
 *
 * @param services what they work with
 * @returns the routes
 */
export function linkRoutes(services: Services): Hono<Env> {
  const { attempts, database, config } = services;
  const { db } = database;

  /** A link that works is never refused: only those that do not are counted, as from somebody who tries many. */
  const noLink = async (c: PageContext): Promise<Response> => {
    const client = clientAddress(c, config.clientAddressHeader);
    if (!(await attempts.allow(wrongLink, client))) return tooManyAttempts(c);
    return c.html(
      problemPage({
        title: 'This link does not work',
        text: 'It was used already, it has expired, or part of it is missing. Ask an owner for a new one.',
      }),
      404,
    );
  };

  return new Hono<Env>()
    .use('/join/*', secretAddress)
    .use('/password/*', secretAddress)
    .get('/join/:token', async (c) => {
      const invitation = await findInvitation(db, c.req.param('token'));
      if (!invitation) return noLink(c);
      const { role, invitedBy } = invitation;
      return c.html(joinPage({ role, isFirst: invitedBy === null }));
    })
    .post('/join/:token', async (c) => {
      const token = c.req.param('token');
      const invitation = await findInvitation(db, token);
      if (!invitation) return noLink(c);
      const { role, invitedBy } = invitation;
      const body = await c.req.parseBody();
      const form = { name: textOf(body['name']), email: textOf(body['email']) };
      const read = account.safeParse(body);
      const refuse = (problems: Record<string, string>): Response | Promise<Response> =>
        c.html(joinPage({ role, isFirst: invitedBy === null, form, problems }), 422);
      if (!read.success)
        return refuse(
          Object.fromEntries(read.error.issues.map(({ path, message }) => [path[0], message])),
        );
      const outcome = await join(db, token, read.data);
      if (outcome === 'no-invitation') return noLink(c);
      if (outcome === 'e-mail-taken')
        return refuse({ email: 'There is an account with this e-mail already. Sign in with it.' });
      await signIn(services, c, read.data);
      return c.redirect('/', 303);
    })
    .get('/password/:token', async (c) => {
      const person = await findPasswordLink(db, c.req.param('token'));
      return person ? c.html(passwordPage(person)) : noLink(c);
    })
    .post('/password/:token', async (c) => {
      const token = c.req.param('token');
      const person = await findPasswordLink(db, token);
      if (!person) return noLink(c);
      const read = newPassword.safeParse((await c.req.parseBody())['password']);
      if (!read.success) {
        const problem = read.error.issues.map(({ message }) => message).join(' ');
        return c.html(passwordPage({ ...person, problem }), 422);
      }
      if (!(await setPassword(db, token, read.data))) return noLink(c);
      const outcome = await signIn(services, c, { email: person.email, password: read.data });
      return c.redirect(pageAfter(outcome, '/'), 303);
    });
}

/** The link is a secret: no cache keeps it, and no other site is told it (`Referrer-Policy`, as on every page). */
const secretAddress: Guard = async (c, next) => {
  c.header('Cache-Control', 'no-store');
  return next();
};
