import { playgroundKeysOf } from '@bookplate-examples/company/api-keys';
import type { DashboardOptions } from '@bookplate-examples/company/dashboard-options';
import { isFromThisHost, safeNext } from '@bookplate-examples/company/form-safety';
import {
  type Brand,
  dashboardPage,
  problemPage,
  signInPage,
} from '@bookplate-examples/company/look';
import { secretIn } from '@bookplate-examples/company/secret';
import { clearSignInHint, signInHint } from '@bookplate/info-api';
import { createInfoApi } from '@bookplate/info-api/hono';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { getIronSession, type IronSession, type SessionOptions } from 'iron-session';
import { join } from 'node:path';
import { createInitechApi } from './api.ts';
import { openDatabase } from './database.ts';

interface SessionData {
  userId?: number;
}

/** A dashboard on `Request` and `Response`: Hono, the session in an encrypted cookie, docs on the same domain. */
export async function createInitechDashboard(
  options: DashboardOptions,
): Promise<{ app: Hono; close: () => void }> {
  const { docsUrl, dataFolder, cookie } = options;
  const docsOrigins = [new URL(docsUrl).origin, ...(options.moreDocsOrigins ?? [])];
  const brand: Brand = {
    name: 'Initech',
    tagline: 'Reports about reports',
    hue: 45,
    docsUrl,
    warm: 'script',
    builtWith: 'Built with Hono, iron-session and SQLite.',
  };
  // Dashboard and docs are one host. A hint has a domain all the same.
  const domain = new URL(docsUrl).hostname;
  const sessionSeconds = 14 * 86_400;
  const sessionOptions: SessionOptions = {
    password: secretIn(dataFolder),
    cookieName: cookie?.name ?? 'initech-session',
    ttl: sessionSeconds,
    cookieOptions: {
      httpOnly: true,
      path: '/',
      secure: cookie?.secure ?? false,
      sameSite: cookie?.sameSite ?? 'lax',
    },
  };
  const database = await openDatabase(join(dataFolder, 'initech.sqlite'));
  const findAccount = async (request: Request): ReturnType<typeof database.findByPassword> => {
    // #region session
    const { userId } = await getIronSession<SessionData>(request, new Response(), sessionOptions);
    return userId === undefined ? undefined : database.findById(userId);
    // #endregion
  };
  const sessionOf = (context: Context): Promise<IronSession<SessionData>> =>
    getIronSession(
      {
        get: (name) => {
          const value = getCookie(context, name);
          return value === undefined ? undefined : { name, value };
        },
        set: (name, value, attributes) =>
          setCookie(context, name, value, attributes as CookieOptions),
      },
      sessionOptions,
    );

  // All of Bookplate on the dashboard's side.
  const infoApi = createInfoApi({
    docsOrigins,
    getUser: async (context) => {
      const account = await findAccount(context.req.raw);
      if (!account) return null;
      const { id, email, firstName, lastName, plan, groups, apiKey } = account;
      return {
        groups,
        content: { id, email, firstName, lastName, plan },
        apiPlaygroundInputs: {
          header: { 'X-API-Key': apiKey },
          keys: playgroundKeysOf(account),
          path: { accountId: String(id) },
        },
      };
    },
  });

  const app = new Hono();
  app.all('/api/docs/user-info', infoApi);
  app.route('/api/v1', createInitechApi(database));

  app.use(async (context, next) => {
    const isForm = context.req.method === 'POST';
    if (isForm && !isFromThisHost((name) => context.req.header(name)))
      return context.html(problemPage(brand, 'This form came from another site.'), 403);
    return next();
  });

  app.get('/', (context) => context.redirect('/dashboard'));

  app.get('/dashboard', async (context) => {
    const account = await findAccount(context.req.raw);
    return account ? context.html(dashboardPage(brand, account)) : context.redirect('/login');
  });

  app.get('/login', async (context) =>
    (await findAccount(context.req.raw))
      ? context.redirect(nextOf(context))
      : context.html(signInPage(brand)),
  );

  app.post('/login', async (context) => {
    const form = await context.req.parseBody();
    const email = String(form['email'] ?? '');
    const account = await database.findByPassword(email, String(form['password'] ?? ''));
    if (!account) {
      const problem = 'There is no account with this e-mail and password.';
      return context.html(signInPage(brand, { problem, email }), 401);
    }
    const session = await sessionOf(context);
    session.userId = account.id;
    await session.save();
    const hint = signInHint({ domain, name: account.firstName, maxAgeSeconds: sessionSeconds });
    context.header('set-cookie', hint, { append: true });
    return context.redirect(nextOf(context), 303);
  });

  app.post('/logout', async (context) => {
    const session = await sessionOf(context);
    session.destroy();
    context.header('set-cookie', clearSignInHint({ domain }), { append: true });
    return context.redirect('/login', 303);
  });

  const nextOf = (context: Context): string =>
    safeNext(context.req.query('next'), docsOrigins, '/dashboard');

  return { app, close: () => database.close() };
}
