import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { routePath } from 'hono/route';
import { getPath } from 'hono/utils/url';
import { databaseTroubleOf } from './database/trouble.ts';
import { describeError } from './describe-error.ts';
import { problemPage } from './pages/problem-page.ts';
import { browserTestRoutes } from './routes/browser-test-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { incidentRoutes } from './routes/incident-routes.ts';
import { operationRoutes } from './routes/operation-routes.ts';
import { overviewRoutes } from './routes/overview-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { settingsRoutes } from './routes/settings-routes.ts';
import { setupRoutes } from './routes/setup-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { siteRoutes } from './routes/site-routes.ts';
import { teamRoutes } from './routes/team-routes.ts';
import { testRoutes } from './routes/test-routes.ts';
import type { Env, PageContext, Services } from './web/context.ts';
import { observe } from './web/observe.ts';
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
  const forPeople = pages(services, isStopping);
  return (request, env) =>
    (getPath(request).startsWith('/v1/') ? forDocs : forPeople).fetch(request, env);
}

function pages(services: Services, isStopping: () => boolean): Hono<Env> {
  const { url } = services.config;
  return new Hono<Env>()
    .use(requestId({ headerName: '' }))
    .use(observe(services))
    .use(inTimeZone())
    .use(bodyLimit({ maxSize: 65_536 }))
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
    .route('/', operationRoutes(services, isStopping))
    .use(ownFormsOnly(url))
    .route('/', signInRoutes(services))
    .route('/', teamRoutes(services))
    .route('/', overviewRoutes(services))
    .route('/', siteRoutes(services))
    .route('/', setupRoutes(services))
    .route('/', testRoutes(services))
    .route('/', browserTestRoutes(services))
    .route('/', healthRoutes(services))
    .route('/', incidentRoutes(services))
    .notFound((c) =>
      c.html(
        problemPage({ title: 'There is no such page', text: 'Is the address complete?' }),
        404,
      ),
    )
    .onError((error, c) => answerError(error, c, services));
}

async function answerError(error: Error, c: PageContext, { log }: Services): Promise<Response> {
  if (error instanceof HTTPException) return error.getResponse();
  const trouble = databaseTroubleOf(error);
  const number = c.get('requestId');
  const { method } = c.req;
  log.error(
    { error: describeError(error), trouble, requestId: number, method, route: routePath(c, -1) },
    'request failed',
  );
  if (trouble === 'away')
    return c.html(
      problemPage({
        title: 'The database cannot be reached',
        text: 'Nothing was saved. Try again in a minute: go back, and your browser keeps what you typed. Docs are not affected.',
      }),
      503,
    );
  if (trouble === 'full')
    return c.html(
      problemPage({
        title: 'The disk is full',
        text: 'Nothing was saved. Whoever runs this console has to make room for its database. Docs are not affected.',
      }),
      507,
    );
  return c.html(
    problemPage({
      title: 'Something went wrong here',
      text: `It is the console’s fault, not yours. Nothing was saved. Its log has more under the number ${number}.`,
    }),
    500,
  );
}
