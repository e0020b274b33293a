import { Hono } from 'hono';
import { z } from 'zod';
import { signInPage } from '../pages/sign-in-page.ts';
import type { AttemptRule } from '../people/attempts.ts';
import { oidcProvider, removedCode, sessionOf } from '../people/auth.ts';
import { countSignIn, pageAfter, removedText, signIn } from '../people/sign-in.ts';
import { clientAddress } from '../web/client-address.ts';
import type { Env, Services } from '../web/context.ts';
import { passCookies } from '../web/pass-cookies.ts';
import { safeNext } from '../web/safe-next.ts';
import { textOf } from '../web/text-of.ts';
import { tooManyAttempts } from './too-many-attempts.ts';

const provider: AttemptRule = {
  name: 'sign-in through the provider',
  most: 50,
  windowSeconds: 900,
};

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1_000) });

/**
 * Signing in and out. The second factor and the links that make accounts are apart.
 *
 * @param services what they work with
 * @returns the routes
 */
export function signInRoutes(services: Services): Hono<Env> {
  const { auth, attempts, config } = services;
  const sso = config.oidc ? { sso: config.oidc.name } : {};

  return (
    new Hono<Env>()
      .get('/sign-in', async (c) => {
        const next = safeNext(c.req.query('next'));
        if (await sessionOf(auth, c.req.raw.headers)) return c.redirect(next);
        const error = c.req.query('error');
        const problem = error === undefined ? {} : { problem: describeOidcError(error) };
        return c.html(signInPage({ ...sso, ...problem, next }));
      })
      // A link and no form: `form-action` would forbid the redirect to the provider.
      .get('/sign-in/sso', async (c) => {
        if (!config.oidc) return c.notFound();
        const client = clientAddress(c, config.clientAddressHeader);
        if (!(await attempts.allow(provider, client))) return tooManyAttempts(c);
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
          await attempts.forgive(provider, clientAddress(c, config.clientAddressHeader));
        return answer;
      })
      .post('/sign-in', async (c) => {
        const next = safeNext(c.req.query('next'));
        const body = await c.req.parseBody();
        const form = credentials.safeParse(body);
        const email = textOf(body['email']).slice(0, 320);
        const succeed = await countSignIn(services, c, email);
        if (!succeed) {
          const problem = 'Too many attempts. Wait a quarter of an hour, then try again.';
          return c.html(signInPage({ ...sso, problem, email, next }), 429);
        }
        const outcome = form.success ? await signIn(services, c, form.data) : 'refused';
        if (outcome !== 'refused') await succeed();
        if (outcome === 'in' || outcome === 'half')
          return c.redirect(pageAfter(outcome, next), 303);
        if (outcome === 'removed')
          return c.html(signInPage({ ...sso, problem: removedText, email, next }), 403);
        // The same words and the same time, whether there is no such account or another password.
        const problem = 'There is no account with this e-mail and password.';
        return c.html(signInPage({ ...sso, problem, email, next }), 401);
      })
      .post('/sign-out', async (c) => {
        const answer = await auth.api.signOut({ headers: c.req.raw.headers, asResponse: true });
        passCookies(c, answer);
        return c.redirect('/sign-in', 303);
      })
  );
}

/** The codes are better-auth's and the provider's: whatever else somebody writes into the address is not shown. */
function describeOidcError(code: string): string {
  if (code === removedCode) return removedText;
  return code === 'signup_disabled' || code.startsWith('account_not_linked')
    ? 'You are known there, but there is no account here with that e-mail. Ask an owner of this console for an invitation.'
    : 'That sign-in did not work. Try again; if it goes on, the console’s log may say more.';
}
