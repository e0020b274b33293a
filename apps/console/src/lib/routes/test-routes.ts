import { type DoctorEvent, examine, explain, type Finding, parseSetup } from '@bookplate/doctor';
import { type Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { Html } from '../pages/html.ts';
import {
  testBroken,
  testEnd,
  testFinding,
  testPage,
  type TestState,
  testStart,
  testStep,
} from '../pages/test-page.ts';
import { describeError } from '../describe-error.ts';
import { settingsUrlOf } from '../sites/settings-url.ts';
import { findSite } from '../sites/sites.ts';
import { createGuardedResolve, type GuardedResolve } from '../test-run/guarded-resolve.ts';
import type { Env, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { noSuchSite } from './no-such-site.ts';

const rule = { name: 'connection test', most: 20, windowSeconds: 600 } as const;

/**
 * The connection test: the doctor, from this server, with each finding sent as it comes.
 *
 * @param services what it works with
 * @returns the routes
 */
export function testRoutes(services: Services): Hono<Env> {
  const { database, config, attempts, log } = services;

  return new Hono<Env>()
    .use('/sites/:id/test', async (c, next) => {
      // So that this page and the docs that it opens for the browser test know each other (HTML §7.1.3).
      c.header('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
      await next();
    })
    .get('/sites/:id/test', requireRole(services, 'viewer'), async (c) => {
      const site = await findSite(database.db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      const [origin = ''] = site.docsOrigins;
      const person = c.get('person');
      return c.html(
        testPage({ person, site, origin, path: '/', settingsUrl: settingsUrlOf(config, site.id) }),
      );
    })
    .post('/sites/:id/test', requireRole(services, 'editor'), async (c) => {
      const person = c.get('person');
      const site = await findSite(database.db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      const body = await c.req.parseBody();
      const origin = site.docsOrigins.find((each) => each === body['origin']);
      const path = typeof body['path'] === 'string' ? body['path'].trim() : '';
      const state: TestState = {
        person,
        site,
        origin: origin ?? site.docsOrigins[0] ?? '',
        path,
        settingsUrl: settingsUrlOf(config, site.id),
      };
      const refuse = (problem: string, status: 422 | 429): Response | Promise<Response> =>
        c.html(testPage({ ...state, problem }), status);
      if (origin === undefined || !path.startsWith('/') || path.length > 2_000)
        return refuse('Choose one of the docs origins, and a path that begins with /.', 422);
      if (!(await attempts.allow(rule, person.id)))
        return refuse('That were many tests. Wait ten minutes.', 429);

      // Built from its parts: in one string, a path such as `//evil.com` would be another host.
      const docs = new URL(origin);
      [docs.pathname = '/', docs.search = ''] = path.split(/(?=\?)/);
      const { apiUrl, loginUrl } = site;
      const setup = parseSetup({ docsUrl: docs.href, apiUrl, loginUrl });
      const guard = createGuardedResolve(config.allowedNetworks);
      for (const { hostname } of [setup.docs, setup.api, ...(setup.login ? [setup.login] : [])])
        await guard.resolve(hostname);
      if (guard.refused.size > 0) return refuse(describeRefused(guard), 422);

      c.header('Content-Type', 'text/html; charset=utf-8');
      // For a proxy in front that collects answers before it passes them on (nginx).
      c.header('X-Accel-Buffering', 'no');
      return streamHtml(c, async (write, isGone) => {
        await write(testStart(state));
        const urls = { docsOrigin: origin, apiUrl };
        const findings: Finding[] = [];
        try {
          for await (const event of examine(setup, { resolve: guard.resolve })) {
            if (isGone()) return;
            if (event.type === 'finding') findings.push(event.finding);
            await write(toHtml(event, findings, urls));
          }
        } catch (error) {
          // The page has begun, so its status can no longer say it.
          log.error({ error: describeError(error) }, 'a connection test broke off');
          await write(testBroken('The test broke off: it is the console’s fault, and in its log.'));
        }
      });
    });
}

function toHtml(
  event: DoctorEvent,
  findings: readonly Finding[],
  urls: { readonly docsOrigin: string; readonly apiUrl: string },
): Html | '' {
  switch (event.type) {
    case 'request':
      return testStep(`${event.method} ${event.url}  ${event.outcome}  ${event.milliseconds} ms`);
    case 'finding':
      return testFinding(event.finding, explain(event.finding, { ...urls, stack: 'unknown' }));
    case 'verdict':
      return testEnd(event, findings, urls);
    case 'start':
    case 'skip':
    case 'observation':
      return '';
  }
}

function describeRefused({ refused }: GuardedResolve): string {
  const names = [...refused].map(([name, address]) =>
    name === address ? name : `${name} is ${address}, which`,
  );
  return `${names.join('; ')} is not an address of the public internet, and this console does not ask such addresses for others. Whoever runs it can allow networks by BOOKPLATE_CONSOLE_ALLOWED_NETWORKS. From your own machine, run: npx bookplate doctor`;
}

function streamHtml(
  c: Context,
  work: (write: (part: Html | '') => Promise<void>, isGone: () => boolean) => Promise<void>,
): Response {
  return stream(c, async (out) => {
    await work(
      async (part) => void (await out.write(String(await part))),
      () => out.aborted,
    );
  });
}
