import { isFromThisHost, safeNext } from '@bookplate-examples/company/form-safety';
import { secretIn } from '@bookplate-examples/company/secret';
import { createInfoApi } from '@bookplate/info-api/hono';
import { type Context, Hono } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { openAccounts } from './accounts.ts';
import { dashboardPage, problemPage, signInPage } from './pages.ts';
import { readSetup } from './setup.ts';

const cookieName = 'bookplate-demo';

/**
 * The demo dashboard beside the documentation: two readers, and what their own docs are called. Its session is a signed
 * cookie with the reader's id.
 *
 * @param options where its data are, and where the docs are
 * @returns the app
 */
export function createDemoDashboard(options: {
  readonly dataFolder: string;
  readonly docsUrl: string;
}): Hono {
  const { dataFolder, docsUrl } = options;
  const docsOrigins = [new URL(docsUrl).origin];
  const secret = secretIn(dataFolder);
  const accounts = openAccounts(dataFolder);
  const readerOf = async (context: Context): Promise<string | undefined> => {
    const id = await getSignedCookie(context, secret, cookieName);
    return id === false ? undefined : id;
  };
  const nextOf = (context: Context): string =>
    safeNext(context.req.query('next'), docsOrigins, '/');

  const app = new Hono();
  app.all(
    '/api/docs/user-info',
    createInfoApi<Context>({
      docsOrigins,
      anonymousStatus: 204,
      getUser: async (context) => accounts.userOf(await readerOf(context)),
    }),
  );

  app.use(async (context, next) => {
    const isForm = context.req.method === 'POST';
    if (isForm && !isFromThisHost((name) => context.req.header(name)))
      return context.html(problemPage('This form came from another site.'), 403);
    return next();
  });

  app.get('/', async (context) => {
    const id = await readerOf(context);
    const user = accounts.userOf(id);
    if (!user || id === undefined) return context.redirect('/login');
    return context.html(
      dashboardPage({
        user,
        setup: accounts.setupOf(id),
        docsUrl,
        isSaved: 'saved' in context.req.query(),
      }),
    );
  });

  app.post('/setup', async (context) => {
    const id = await readerOf(context);
    const user = accounts.userOf(id);
    if (!user || id === undefined) return context.redirect('/login', 303);
    const fields = await context.req.parseBody();
    const read = readSetup(fields);
    if ('problems' in read) {
      const setup = accounts.setupOf(id);
      return context.html(
        dashboardPage({ user, setup, docsUrl, problems: read.problems, fields }),
        422,
      );
    }
    accounts.saveSetup(id, read.setup);
    return context.redirect('/?saved', 303);
  });

  app.get('/login', (context) => context.html(signInPage({ docsUrl })));

  app.post('/login', async (context) => {
    const { email, password } = await context.req.parseBody();
    const id = accounts.findByPassword(String(email), String(password));
    if (id === undefined)
      return context.html(
        signInPage({ docsUrl, problem: 'There is no reader with this e-mail and password.' }),
        401,
      );
    await setSignedCookie(context, cookieName, id, secret, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 7 * 86_400,
    });
    return context.redirect(nextOf(context), 303);
  });

  app.post('/logout', (context) => {
    deleteCookie(context, cookieName, { path: '/' });
    return context.redirect('/login', 303);
  });

  return app;
}
