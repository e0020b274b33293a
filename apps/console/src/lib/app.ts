import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { routePath } from 'hono/route';
import { getPath } from 'hono/utils/url';
import { databaseFailureOf } from './database/failure.ts';
import { describeError } from './describe-error.ts';
import { problemPage } from './pages/problem-page.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { browserTestRoutes } from './routes/browser-test-routes.ts';
import { codeRoutes } from './routes/code-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { historyRoutes } from './routes/history-routes.ts';
import { incidentRoutes } from './routes/incident-routes.ts';
import { linkRoutes } from './routes/link-routes.ts';
import { operationRoutes } from './routes/operation-routes.ts';
import { overviewRoutes } from './routes/overview-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { secondFactorRoutes } from './routes/second-factor-routes.ts';
import { settingsFormRoutes } from './routes/settings-form-routes.ts';
import { settingsRoutes } from './routes/settings-routes.ts';
import { setupRoutes } from './routes/setup-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { siteRoutes } from './routes/site-routes.ts';
import { teamRoutes } from './routes/team-routes.ts';
import { testRoutes } from './routes/test-routes.ts';
import { webhookRoutes } from './routes/webhook-routes.ts';
import type { Env, Guard, PageContext, Services } from './web/context.ts';
import { observe } from './web/observe.ts';
import { typedForm } from './web/typed-form.ts';
import { ownFormsOnly } from './web/own-forms.ts';
import { inTimeZone } from './web/time-zone.ts';

/** Answers requests. */
export type App = (request: Request, env: Env['Bindings']) => Response | Promise<Response>;

/**
 * Puts the console together: what docs ask for, and pages for people. The two are apart, so that nothing that pages need
 * is done for docs, which ask far more often.
 *
 * @param services what they work with
 * @param isStopping whether it is about to end
 * @returns the application
 */
export function createApp(services: Services, isStopping: () => boolean): App {
  const forDocs = new Hono<Env>()
    .route('/', settingsRoutes(services))
    .route('/', reportRoutes(services))
    .onError((error, c) => {
      services.log.error({ error: describeError(error) }, 'request failed');
      return c.json({ error: 'internal' }, 500);
    });
  const forPeople = createPages(services, isStopping);
  return (request, env) =>
    (getPath(request).startsWith('/v1/') ? forDocs : forPeople).fetch(request, env);
}

/** Enough for all that the form of a site takes, each character as long as one gets in a form. */
const siteFormBytes = 1_048_576;
const otherFormBytes = 65_536;

const limitBody: Guard = (c, next) =>
  bodyLimit({
    maxSize: c.req.path.startsWith('/sites') ? siteFormBytes : otherFormBytes,
    onError: () =>
      c.html(
        problemPage({
          title: 'The form is too large',
          text: 'Nothing was saved. Go back, shorten what you typed, and send it again.',
        }),
        413,
        // The rest of the form is not read, so nothing can follow it.
        { Connection: 'close' },
      ),
  })(c, next);

/** No id has a NUL, and PostgreSQL takes none: it would be an error of the database on every such route. */
const withoutNul: Guard = async (c, next) => (c.req.path.includes('\0') ? c.notFound() : next());

/**
 * The pages for people. Their list of routes is what the attack suite goes through.
 *
 * @param services what they work with
 * @param isStopping whether the console is about to end
 * @returns the routes
 */
export function createPages(services: Services, isStopping: () => boolean): Hono<Env> {
  const { url } = services.config;
  return new Hono<Env>()
    .use(requestId({ headerName: '' }))
    .use(observe(services))
    .use(inTimeZone())
    .use(limitBody)
    .use(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          scriptSrc: ["'self'"],
          imgSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
        // With `no-referrer`, browsers would send forms of our own pages with the origin `null` (Fetch §3.2).
        referrerPolicy: 'same-origin',
        // The page of the browser test has its own opener policy.
        overwrite: false,
        strictTransportSecurity: url.startsWith('https:') && 'max-age=31536000',
      }),
    )
    .use(withoutNul)
    .route('/', operationRoutes(services, isStopping))
    .use(ownFormsOnly(url))
    .route('/', signInRoutes(services))
    .route('/', codeRoutes(services))
    .route('/', linkRoutes(services))
    .route('/', accountRoutes(services))
    .route('/', secondFactorRoutes(services))
    .route('/', teamRoutes(services))
    .route('/', overviewRoutes(services))
    .route('/', siteRoutes(services))
    .route('/', settingsFormRoutes(services))
    .route('/', historyRoutes(services))
    .route('/', setupRoutes(services))
    .route('/', testRoutes(services))
    .route('/', browserTestRoutes(services))
    .route('/', healthRoutes(services))
    .route('/', incidentRoutes(services))
    .route('/', webhookRoutes(services))
    .notFound((c) =>
      c.html(problemPage({ title: 'Page not found', text: 'Check the address.' }), 404),
    )
    .onError((error, c) => answerError(error, c, services));
}

async function answerError(error: Error, c: PageContext, { log }: Services): Promise<Response> {
  if (error instanceof HTTPException) return error.getResponse();
  const failure = databaseFailureOf(error);
  const number = c.get('requestId');
  const { method } = c.req;
  log.error(
    { error: describeError(error), failure, requestId: number, method, route: routePath(c, -1) },
    'request failed',
  );
  const typed = await typedForm(c);
  const nothingSaved = method === 'GET' ? '' : 'Nothing was saved. ';
  if (failure === 'away')
    return c.html(
      problemPage({
        title: 'The database cannot be reached',
        text: `${nothingSaved}Try again in a minute. Docs are not affected.`,
        typed,
      }),
      503,
    );
  if (failure === 'full')
    return c.html(
      problemPage({
        title: 'The disk is full',
        text: `${nothingSaved}The administrator of this server must make room for the database. Docs are not affected.`,
        typed,
      }),
      507,
    );
  return c.html(
    problemPage({
      title: 'Something went wrong in this console',
      text: `${nothingSaved}The administrator of this server finds the cause in its log under the number ${number}.`,
      typed,
    }),
    500,
  );
}
