import { playgroundKeysOf } from '@bookplate-examples/company/api-keys';
import type { DashboardOptions } from '@bookplate-examples/company/dashboard-options';
import { isFromThisHost, safeNext } from '@bookplate-examples/company/form-safety';
import {
  type Brand,
  dashboardPage,
  problemPage,
  signInPage,
} from '@bookplate-examples/company/look';
import type { ReaderAccount } from '@bookplate-examples/company/readers';
import { createInfoApi } from '@bookplate/info-api/fastify';
import formBody from '@fastify/formbody';
import { fromNodeHeaders } from 'better-auth/node';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { openAuth } from './auth.ts';
import { weatherApi } from './weather-api.ts';
import type { WeatherCompany } from './company.ts';

const infoApiPath = '/api/docs/user-info';

type Account = Omit<ReaderAccount, 'password'> & { readonly id: string; readonly region: string };

/**
 * A dashboard whose sign-in is better-auth: Fastify, sessions in SQLite, docs at the root of the domain.
 *
 * @param company whose it is
 * @param options where it runs
 * @returns the server, not listening yet, and what closes it
 */
export async function createWeatherDashboard(
  company: WeatherCompany,
  options: DashboardOptions,
): Promise<{ app: FastifyInstance; close: () => Promise<void> }> {
  const { docsUrl } = options;
  const docsOrigins = [new URL(docsUrl).origin, ...(options.moreDocsOrigins ?? [])];
  const brand: Brand = {
    name: company.name,
    tagline: company.tagline,
    hue: company.hue,
    docsUrl,
    warm: 'frame',
    builtWith: 'Built with Fastify, better-auth and SQLite.',
  };
  const { auth, database } = await openAuth(company, options);

  const findAccount = async (request: FastifyRequest): Promise<Account | undefined> => {
    // #region session
    // The docs' look-up must not prolong the session: its cookie would not go with it.
    const found = await auth.api.getSession({
      headers: fromNodeHeaders(request.headers),
      query: { disableRefresh: true },
    });
    // #endregion
    if (!found) return undefined;
    const { id, email, name, lastName, plan, groups, apiKey, region } = found.user;
    return {
      id,
      email,
      firstName: name,
      lastName: lastName ?? '',
      plan: plan === 'enterprise' ? 'enterprise' : 'free',
      groups: JSON.parse(groups ?? '[]') as string[],
      apiKey: apiKey ?? '',
      region: region ?? '',
    };
  };

  const app = Fastify({ logger: false });
  await app.register(formBody);

  // All of Bookplate on the dashboard's side.
  await app.register(
    createInfoApi({
      path: infoApiPath,
      docsOrigins,
      getUser: async (request) => {
        const account = await findAccount(request);
        if (!account) return null;
        const { groups, apiKey, ...content } = account;
        return {
          groups,
          content,
          apiPlaygroundInputs: {
            header: { 'X-API-Key': apiKey },
            keys: playgroundKeysOf(account),
            server: { region: content.region },
          },
        };
      },
    }),
  );

  await app.register(weatherApi({ database, docsOrigins }), { prefix: '/api/:region' });

  app.addHook('preHandler', async (request, reply) => {
    const header = (name: string): string | undefined => request.headers[name]?.toString();
    // The Info API refuses forms itself, in words that the docs may read; the weather API has no sessions.
    if (request.url.startsWith('/api/')) return;
    if (request.method === 'POST' && !isFromThisHost(header))
      await sendPage(reply.code(403), problemPage(brand, 'This form came from another site.'));
  });

  app.get('/', async (request, reply) => {
    const account = await findAccount(request);
    return account ? sendPage(reply, dashboardPage(brand, account)) : reply.redirect('/login');
  });

  app.get('/login', async (request, reply) =>
    (await findAccount(request))
      ? reply.redirect(nextOf(request))
      : sendPage(reply, signInPage(brand)),
  );

  app.post('/login', async (request, reply) => {
    const form = request.body as Record<string, string | undefined> | undefined;
    const email = form?.['email'] ?? '';
    const signedIn = await auth.api.signInEmail({
      body: { email, password: form?.['password'] ?? '' },
      asResponse: true,
    });
    if (!signedIn.ok) {
      const problem = 'There is no account with this e-mail and password.';
      return sendPage(reply.code(401), signInPage(brand, { problem, email }));
    }
    return reply
      .header('set-cookie', signedIn.headers.getSetCookie())
      .redirect(nextOf(request), 303);
  });

  const signOut = async (
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
  ): Promise<FastifyReply> => {
    const signedOut = await auth.api.signOut({
      headers: fromNodeHeaders(request.headers),
      asResponse: true,
    });
    return reply.header('set-cookie', signedOut.headers.getSetCookie()).redirect(next, 303);
  };

  app.post('/logout', (request, reply) => signOut(request, reply, '/login'));

  // The docs' link, which comes from this site; no page elsewhere can sign anybody out.
  app.get('/logout', (request, reply) =>
    request.headers['sec-fetch-site'] === 'cross-site'
      ? sendPage(reply.code(403), problemPage(brand, 'This link came from another site.'))
      : signOut(request, reply, nextOf(request)),
  );

  const nextOf = ({ query }: FastifyRequest): string =>
    safeNext((query as Record<string, string | undefined>)['next'], docsOrigins, '/');

  return {
    app,
    close: async () => {
      await app.close();
      database.close();
    },
  };
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page);
}
