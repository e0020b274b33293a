import koaCors from '@koa/cors';
import Koa, { type Context } from 'koa';
import session from 'koa-session';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { describeInfoApi, type Platform } from '../test/contract.ts';
import { send } from '../test/http.ts';
import { listen } from '../test/listen.ts';
import { createInfoApi } from './koa.ts';

describeInfoApi(koaApp());
describeInfoApi(koaApp(), 'busy');

function koaApp(): Platform {
  return {
    name: 'Koa',
    preflightsAnsweredAround: true,
    start: ({ getUser, ...options }, surroundings) => {
      const app = new Koa();
      if (surroundings === 'busy') {
        app.use(async (context, next) => {
          context.vary('Accept-Encoding');
          context.set('Set-Cookie', 'seen=1');
          await next();
          context.set('Access-Control-Allow-Origin', '*');
          context.append('Set-Cookie', 'session=rolled');
        });
        app.use(koaCors({ origin: '*', credentials: true }));
      }
      app.use(
        createInfoApi<Context>({
          ...options,
          getUser: (context) => getUser(context.req.headers.cookie),
        }),
      );
      return listen(createServer(app.callback()));
    },
  };
}

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
