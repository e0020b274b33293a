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
import { createInfoApi } from '@bookplate/info-api/node';
import connectPgSimple from 'connect-pg-simple';
import express, { type Express, type Request } from 'express';
import session from 'express-session';
import { join } from 'node:path';
import { createAcmeApi } from './api.ts';
import { openDatabase } from './database.ts';
import { openFleet } from './fleet.ts';

declare module 'express-session' {
  interface SessionData {
    userId: number;
  }
}

/** A dashboard as many companies have it: Express, sessions in PostgreSQL, a cookie for this host only. */
export async function createAcmeDashboard(
  options: DashboardOptions,
): Promise<{ app: Express; close: () => Promise<void> }> {
  const { docsUrl, dataFolder, cookie } = options;
  const docsOrigins = [new URL(docsUrl).origin, ...(options.moreDocsOrigins ?? [])];
  const brand: Brand = {
    name: 'Acme',
    tagline: 'Rockets, delivered',
    hue: 265,
    docsUrl,
    warm: 'frame',
    builtWith: 'Built with Express, express-session and PostgreSQL.',
  };
  // Dashboard and docs are on subdomains of it, so the docs know of a sign-in before their first request.
  const hintDomain = new URL(docsUrl).hostname.replace(/^docs\./, '');
  const sessionMs = 7 * 86_400_000;
  const secret = secretIn(dataFolder);
  const database = await openDatabase(join(dataFolder, 'postgres'));
  const fleet = await openFleet(database.pool);
  const PostgresStore = connectPgSimple(session);
  const store = new PostgresStore({ pool: database.pool as never, pruneSessionInterval: false });

  const app = express();
  app.set('trust proxy', 'loopback');
  app.use('/api/v1/:queue', createAcmeApi({ database, fleet, docsOrigins }));
  app.use(express.urlencoded({ extended: false }));
  app.use(
    session({
      secret,
      store,
      name: cookie?.name ?? 'acme.sid',
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', path: '/', maxAge: sessionMs, ...cookie },
    }),
  );

  // All of Bookplate on the dashboard's side.
  // #region info-api
  app.use(
    createInfoApi<Request>({
      path: '/api/docs/user-info',
      docsOrigins,
      getUser: async ({ session: { userId } }) => {
        const account = userId === undefined ? undefined : await database.findById(userId);
        if (!account) return null;
        const { id, email, firstName, lastName, plan, groups, apiKey } = account;
        return {
          groups,
          content: { id, email, firstName, lastName, plan },
          apiPlaygroundInputs: {
            header: { 'X-API-Key': apiKey },
            keys: playgroundKeysOf(account),
            server: { queue: plan === 'enterprise' ? 'priority' : 'standard' },
          },
        };
      },
    }),
  );
  // #endregion

  app.use((request, response, next) => {
    const isForm = request.method === 'POST';
    if (!isForm || isFromThisHost((name) => request.get(name))) next();
    else response.status(403).send(problemPage(brand, 'This form came from another site.'));
  });

  app.get('/', async ({ session: { userId } }, response) => {
    const account = userId === undefined ? undefined : await database.findById(userId);
    if (account) response.send(dashboardPage(brand, account));
    else response.redirect('/login');
  });

  app.get('/login', (request, response) => {
    if (request.session.userId !== undefined) response.redirect(nextOf(request));
    else response.send(signInPage(brand));
  });

  app.post('/login', async (request, response) => {
    const { email, password } = request.body as Record<string, unknown>;
    const account = await database.findByPassword(String(email), String(password));
    if (!account) {
      const problem = 'There is no account with this e-mail and password.';
      response.status(401).send(signInPage(brand, { problem, email: String(email ?? '') }));
      return;
    }
    // A new session id at every sign-in, so that nobody can plant one beforehand.
    request.session.regenerate(() => {
      request.session.userId = account.id;
      const hint = signInHint({
        domain: hintDomain,
        name: account.firstName,
        maxAgeSeconds: sessionMs / 1_000,
      });
      request.session.save(() =>
        response.append('set-cookie', hint).redirect(303, nextOf(request)),
      );
    });
  });

  app.post('/logout', (request, response) => {
    request.session.destroy(() =>
      response
        .append('set-cookie', clearSignInHint({ domain: hintDomain }))
        .redirect(303, '/login'),
    );
  });

  const nextOf = ({ query: { next } }: Request): string =>
    safeNext(typeof next === 'string' ? next : undefined, docsOrigins, '/');

  return {
    app,
    close: async () => {
      store.close();
      await database.pool.close();
    },
  };
}
