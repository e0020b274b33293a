import { Hono } from 'hono';
import { z } from 'zod';
import { joinPage } from '../pages/join-page.ts';
import { passwordPage } from '../pages/password-page.ts';
import { problemPage } from '../pages/problem-page.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import type { AttemptRule } from '../people/attempts.ts';
import { oidcProvider, personOf, removedCode } from '../people/auth.ts';
import { findInvitation, join } from '../people/invitations.ts';
import { findPasswordLink, setPassword } from '../people/password-links.ts';
import { newPassword } from '../people/password-length.ts';
import { isPlainText } from '../people/plain-text.ts';
import { clientAddress } from '../web/client-address.ts';
import type { Env, Guard, PageContext, Services } from '../web/context.ts';
import { safeNext } from '../web/safe-next.ts';

const window = { windowSeconds: 900 } as const;
/** Somebody who forgot; somebody who tries passwords of many people; many who try those of one. */
const rules = {
  pair: { name: 'sign-in of one by one', most: 10, ...window },
  client: { name: 'sign-in by one', most: 50, ...window },
  account: { name: 'sign-in of one', most: 100, ...window },
  link: { name: 'a link that does not work', most: 50, ...window },
  provider: { name: 'sign-in through the provider', most: 50, ...window },
} as const satisfies Record<string, AttemptRule>;

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1_000) });

const account = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'expected your name')
    .max(100, 'is longer than 100 characters')
    .refine(isPlainText, 'has characters that cannot be shown'),
  email: z.email('expected an e-mail address such as "ada@foo.com"').max(320),
  password: newPassword,
});

/**
 * Signing in and out, and the links that make accounts.
 *
 * @param services what they work with
 * @returns the routes
 */
export function signInRoutes(services: Services): Hono<Env> {
  const { auth, attempts, devices, database, config } = services;
  const { db } = database;
  const sso = config.oidc ? { sso: config.oidc.name } : {};

  /** Counts an attempt. Returns what takes it back once it has succeeded, or undefined if there were too many. */
  const attempt = async (
    c: PageContext,
    email: string,
  ): Promise<(() => Promise<void>) | undefined> => {
    const client = clientAddress(c, config.clientAddressHeader);
    const name = email.trim().toLowerCase();
    const counted: (readonly [AttemptRule, ...string[]])[] = [
      [rules.pair, name, client],
      [rules.client, client],
      // Many addresses together must not lock an account's owner out of a browser that they have used before.
      ...(devices.isKnown(c, email) ? [] : [[rules.account, name] as const]),
    ];
    // The first refusal is the last count: one address takes no more than its own share of an account's attempts.
    for (const [rule, ...about] of counted)
      if (!(await attempts.allow(rule, ...about))) return undefined;
    return async () => {
      for (const [rule, ...about] of counted) await attempts.forgive(rule, ...about);
    };
  };

  /** Sessions are made here only, and each is new: whatever cookie came with the form is not used. */
  const signIn = async (
    c: PageContext,
    { email, password }: z.infer<typeof credentials>,
  ): Promise<'in' | 'refused' | 'removed'> => {
    const answer = await auth.api.signInEmail({ body: { email, password }, asResponse: true });
    if (answer.status >= 500) throw new Error('better-auth could not sign in', { cause: answer });
    if (answer.status === 403) return 'removed';
    if (!answer.ok) return 'refused';
    passCookies(c, answer);
    devices.remember(c, email);
    return 'in';
  };

  /** A link that works is never refused: only those that do not are counted, as from somebody who tries many. */
  const noLink = async (c: PageContext): Promise<Response> => {
    const client = clientAddress(c, config.clientAddressHeader);
    if (await attempts.allow(rules.link, client))
      return c.html(
        problemPage({
          title: 'This link does not work',
          text: 'It was used already, or it is too old, or part of it is missing. Ask for a new one.',
        }),
        404,
      );
    return tooMany(c);
  };

  return (
    new Hono<Env>()
      .get('/sign-in', async (c) => {
        const next = safeNext(c.req.query('next'));
        const person = await personOf(auth, c.req.raw.headers);
        if (person) return c.redirect(next);
        const error = c.req.query('error');
        const problem = error === undefined ? {} : { problem: describeOidcError(error) };
        return c.html(signInPage({ ...sso, ...problem, next }));
      })
      // A link and no form: `form-action` would forbid the redirect to the provider.
      .get('/sign-in/sso', async (c) => {
        if (!config.oidc) return c.notFound();
        const client = clientAddress(c, config.clientAddressHeader);
        if (!(await attempts.allow(rules.provider, client))) return tooMany(c);
        const answer = await auth.api.signInSocial({
          body: {
            provider: oidcProvider,
            callbackURL: safeNext(c.req.query('next')),
            errorCallbackURL: '/sign-in',
            disableRedirect: true,
          },
          asResponse: true,
        });
        const { url } = (await answer.json()) as { url?: string };
        if (!answer.ok || url === undefined) return c.redirect('/sign-in?error=provider');
        passCookies(c, answer);
        return c.redirect(url);
      })
      .get(`/api/auth/callback/${oidcProvider}`, async (c) => {
        const answer = await auth.handler(c.req.raw);
        const { sessionToken } = (await auth.$context).authCookies;
        if (answer.headers.getSetCookie().some((cookie) => cookie.startsWith(sessionToken.name)))
          await attempts.forgive(rules.provider, clientAddress(c, config.clientAddressHeader));
        return answer;
      })
      .post('/sign-in', async (c) => {
        const next = safeNext(c.req.query('next'));
        const body = await c.req.parseBody();
        const form = credentials.safeParse(body);
        const email = textOf(body['email']).slice(0, 320);
        const succeed = await attempt(c, email);
        if (!succeed) {
          const problem = 'Too many attempts. Wait a quarter of an hour, then try again.';
          return c.html(signInPage({ ...sso, problem, email, next }), 429);
        }
        const outcome = form.success ? await signIn(c, form.data) : 'refused';
        if (outcome !== 'refused') await succeed();
        if (outcome === 'in') return c.redirect(next, 303);
        if (outcome === 'removed')
          return c.html(signInPage({ ...sso, problem: removed, email, next }), 403);
        // The same words and the same time, whether there is no such account or another password.
        const problem = 'There is no account with this e-mail and password.';
        return c.html(signInPage({ ...sso, problem, email, next }), 401);
      })
      .post('/sign-out', async (c) => {
        const answer = await auth.api.signOut({ headers: c.req.raw.headers, asResponse: true });
        passCookies(c, answer);
        return c.redirect('/sign-in', 303);
      })
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
          return refuse({ email: 'has an account here already: sign in with it' });
        await signIn(c, read.data);
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
          const problem = read.error.issues.map(({ message }) => message).join('; ');
          return c.html(passwordPage({ ...person, problem }), 422);
        }
        if (!(await setPassword(db, token, read.data))) return noLink(c);
        await signIn(c, { email: person.email, password: read.data });
        return c.redirect('/', 303);
      })
  );
}

/** The link is a secret: no cache keeps it, and no other site is told it (`Referrer-Policy`, as on every page). */
const secretAddress: Guard = async (c, next) => {
  c.header('Cache-Control', 'no-store');
  return next();
};

function tooMany(c: PageContext): Response | Promise<Response> {
  return c.html(
    problemPage({ title: 'Too many attempts', text: 'Wait a quarter of an hour.' }),
    429,
  );
}

function passCookies(c: PageContext, { headers }: Response): void {
  for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
}

const removed = 'Your access was removed. Ask an owner of this console.';

/** The codes are better-auth's and the provider's: whatever else somebody writes into the address is not shown. */
function describeOidcError(code: string): string {
  if (code === removedCode) return removed;
  return code === 'signup_disabled' || code.startsWith('account_not_linked')
    ? 'You are known there, but there is no account here with that e-mail. Ask an owner of this console for an invitation.'
    : 'That sign-in did not work. Try again; if it goes on, the console’s log may say more.';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
