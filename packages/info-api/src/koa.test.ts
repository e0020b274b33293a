import koaCors from '@koa/cors';
import { Router } from '@koa/router';
import Koa, { type Context, type Middleware } from 'koa';
import mount from 'koa-mount';
import session from 'koa-session';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { onHeaders } from '../test/busy-middleware.ts';
import { describeInfoApi, type Platform, type PlatformOptions } from '../test/contract.ts';
import { describeMounting } from '../test/contract-mounting.ts';
import { foreignHeaders } from '../test/foreign-headers.ts';
import { send } from '../test/http.ts';
import { listen } from '../test/listen.ts';
import { createInfoApi } from './koa.ts';

describeInfoApi(koaApp());
describeInfoApi(koaApp(), 'busy');

function koaApp(): Platform {
  return {
    name: 'Koa',
    preflightsAnsweredAround: true,
    start: (options, surroundings) => {
      const app = new Koa();
      if (surroundings === 'busy') {
        app.use(async (context, next) => {
          await next();
          if (context.path !== options.path) return;
          context.set(foreignHeaders);
          context.body = 'other';
          for (const [name, value] of Object.entries(foreignHeaders))
            context.res.setHeader(name, value);
        });
        app.use(async (context, next) => {
          context.vary('Accept-Encoding');
          context.set({ ...foreignHeaders, 'X-Request-Id': '7' });
          onHeaders(context.res, () => context.res.setHeader('Set-Cookie', 'session=rolled'));
          await next();
          context.append('Set-Cookie', 'session=rolled');
          context.cookies.set('sid', 'rolled');
        });
        app.use(koaCors({ origin: '*', credentials: true }));
      }
      app.use(createFrom(options));
      return listen(createServer(app.callback()));
    },
  };
}

function createFrom({ getUser, ...options }: PlatformOptions): Middleware {
  return createInfoApi<Context>({
    ...options,
    getUser: (context) => getUser(context.req.headers.cookie),
  });
}

describeMounting('koa-mount, a middleware', (options, prefix) => {
  const app = new Koa();
  app.use(mount(prefix, createFrom(options)));
  return listen(createServer(app.callback()));
});

describeMounting('koa-mount, an app', (options, prefix) => {
  const app = new Koa();
  app.use(mount(prefix, new Koa().use(createFrom(options))));
  return listen(createServer(app.callback()));
});

describeMounting('@koa/router', (options, prefix) => {
  const app = new Koa();
  const router = new Router({ prefix });
  router.all('/docs/user-info', createFrom(options) as never);
  app.use(router.routes() as never);
  return listen(createServer(app.callback()));
});

describeMounting('@koa/router, a router in a router', (options, prefix) => {
  const app = new Koa();
  const [outer, inner] = [new Router(), new Router()];
  inner.all('/docs/user-info', createFrom(options) as never);
  outer.use(prefix, inner.routes());
  app.use(outer.routes() as never);
  return listen(createServer(app.callback()));
});

test('getUser has the session of koa-session at hand, and a rolling session is not prolonged', async () => {
  const app = new Koa();
  app.keys = ['secret'];
  app.use(session({ rolling: true }, app));
  app.use(async (context, next) => {
    if (context.path !== '/login') return next();
    Object.assign(context.session ?? {}, { userName: 'Ada' });
    context.status = 204;
    return undefined;
  });
  app.use(
    createInfoApi<Context>({
      path: '/api/docs/user-info',
      docsOrigins: ['https://docs.foo.com'],
      getUser: (context) => {
        const userName: unknown = context.session?.['userName'];
        return userName ? { content: { firstName: userName } } : null;
      },
    }),
  );
  const running = await listen(createServer(app.callback()));
  const login = await send(running.port, { method: 'POST', path: '/login' });
  const cookie = login
    .all('set-cookie')
    .map((line) => line.split(';')[0])
    .join('; ');
  const answer = await send(running.port, { headers: { origin: 'https://docs.foo.com', cookie } });
  await running.close();
  expect(JSON.parse(answer.body)).toEqual({ content: { firstName: 'Ada' } });
  expect(answer.all('set-cookie')).toEqual([]);
});
