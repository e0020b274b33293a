import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { setCookie } from 'hono/cookie';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { expect, test } from 'vitest';
import { describeInfoApi, type Platform, type PlatformOptions } from '../test/contract.ts';
import { describeMounting } from '../test/contract-mounting.ts';
import { foreignHeaders } from '../test/foreign-headers.ts';
import { serveFetch } from '../test/serve-fetch.ts';
import { createInfoApi } from './hono.ts';

describeInfoApi(honoApp());
describeInfoApi(honoApp(), 'busy');

function createFrom({
  path: _,
  getUser,
  ...options
}: PlatformOptions): (context: Context) => Promise<Response> {
  return createInfoApi<Context>({
    ...options,
    getUser: (context) => getUser(context.req.header('cookie')),
  });
}

function honoApp(): Platform {
  return {
    name: 'Hono',
    preflightsAnsweredAround: true,
    start: (options, surroundings) => {
      const app = new Hono();
      if (surroundings === 'busy') makeBusy(app);
      app.all(options.path, createFrom(options));
      return serveFetch(app.fetch);
    },
  };
}

/** Headers before the handler and after it, by each way that a context has. */
function makeBusy(app: Hono): void {
  const entries = Object.entries(foreignHeaders);
  app.use(async (context, next) => {
    await next();
    if (context.res.status === 404) return;
    const exchanged = new Response('other', { status: 299, headers: foreignHeaders });
    context.res = exchanged;
    for (const [name, value] of entries) context.res.headers.set(name, value);
  });
  app.use(compress({ threshold: 0 }), etag(), cors({ origin: '*', credentials: true }));
  app.use(async (context, next) => {
    for (const [name, value] of entries) context.header(name, value);
    context.header('Vary', 'Accept-Encoding');
    context.header('X-Request-Id', '7');
    await next();
    for (const [name, value] of entries) context.header(name, value);
    setCookie(context, 'sid', 'rolled');
  });
}

describeMounting(
  'Hono, route',
  (options, prefix) => {
    const inner = new Hono();
    inner.all('/docs/user-info', createFrom(options));
    return serveFetch(new Hono().route(prefix, inner).fetch);
  },
  ['by the router'],
);

describeMounting(
  'Hono, basePath',
  (options, prefix) => {
    const app = new Hono().basePath(prefix);
    app.all('/docs/user-info', createFrom(options));
    return serveFetch(app.fetch);
  },
  ['by the router'],
);

test('an error of middleware on the way out does not change the answer', async () => {
  const app = new Hono();
  app.onError((_error, context) => context.text('broken', 500));
  app.use(async (_context, next) => {
    await next();
    throw new Error('the log is full');
  });
  app.all('/me', createInfoApi({ docsOrigins: ['https://docs.foo.com'], getUser: () => null }));
  const answer = await app.request('/me', { headers: { origin: 'https://docs.foo.com' } });
  expect([answer.status, await answer.json()]).toEqual([401, { error: 'signed-out' }]);
});

test('getUser has what middleware put on the context', async () => {
  const app = new Hono<{ Variables: { firstName: string } }>();
  app.use(async (context, next) => {
    context.set('firstName', 'Ada');
    await next();
  });
  app.all(
    '/me',
    createInfoApi<Context<{ Variables: { firstName: string } }>>({
      docsOrigins: ['https://docs.foo.com'],
      getUser: (context) => ({ content: { firstName: context.get('firstName') } }),
    }),
  );
  const answer = await app.request('/me', { headers: { origin: 'https://docs.foo.com' } });
  expect(await answer.json()).toEqual({ content: { firstName: 'Ada' } });
});
