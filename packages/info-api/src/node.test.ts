import cors from 'cors';
import express, { type Request } from 'express';
import session from 'express-session';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { describeInfoApi, type Platform, type PlatformOptions } from '../test/contract.ts';
import { send } from '../test/http.ts';
import { listen } from '../test/listen.ts';
import { createInfoApi } from './node.ts';

describeInfoApi(nodeHttp());
describeInfoApi(expressApp());
describeInfoApi(expressApp(), 'busy');

function createFrom({
  getUser,
  ...options
}: PlatformOptions): ReturnType<typeof createInfoApi<IncomingMessage>> {
  return createInfoApi({
    ...options,
    getUser: (request) => getUser(request.headers.cookie),
  });
}

function nodeHttp(): Platform {
  return {
    name: 'node:http',
    start: (options) => listen(createServer(createFrom(options))),
  };
}

function expressApp(): Platform {
  return {
    name: 'Express',
    start: (options, surroundings) => {
      const app = express();
      if (surroundings === 'busy') {
        app.use(cors({ origin: '*', credentials: true, preflightContinue: true }));
        app.use((_request, response, next) => {
          response.vary('Accept-Encoding').cookie('seen', '1');
          next();
        });
        app.use(session({ secret: 's', rolling: true, resave: true, saveUninitialized: true }));
      }
      app.use(createFrom(options));
      return listen(createServer(app));
    },
  };
}

test('getUser has the session of express-session at hand, and a rolling session is not prolonged', async () => {
  const app = express();
  app.use(session({ secret: 's', rolling: true, resave: false, saveUninitialized: false }));
  app.post('/login', (request, response) => {
    Object.assign(request.session, { userName: 'Ada' });
    response.sendStatus(204);
  });
  app.use(
    createInfoApi<Request>({
      path: '/api/docs/user-info',
      docsOrigins: ['https://docs.foo.com'],
      getUser: (request) => {
        const { userName } = request.session as { userName?: string };
        return userName ? { content: { firstName: userName } } : null;
      },
    }),
  );
  const running = await listen(createServer(app));
  const login = await send(running.port, { method: 'POST', path: '/login' });
  const cookie = login.one('set-cookie')?.split(';')[0] ?? '';
  const answer = await send(running.port, { headers: { origin: 'https://docs.foo.com', cookie } });
  await running.close();
  expect(JSON.parse(answer.body)).toEqual({ content: { firstName: 'Ada' } });
  expect(answer.all('set-cookie')).toEqual([]);
});

test('works below a mounted Express router, by the whole path', async () => {
  const app = express();
  const router = express.Router();
  router.use(
    createInfoApi({
      path: '/api/docs/user-info',
      docsOrigins: ['https://docs.foo.com'],
      getUser: () => null,
    }),
  );
  app.use('/api', router);
  const running = await listen(createServer(app));
  const answer = await send(running.port, { headers: { origin: 'https://docs.foo.com' } });
  await running.close();
  expect(answer.status).toBe(401);
});

test('answers nothing when the app has answered already', async () => {
  let late: (value: null) => void = () => {};
  const infoApi = createInfoApi({
    path: '/api/docs/user-info',
    docsOrigins: ['https://docs.foo.com'],
    getUser: () => new Promise((resolve) => (late = resolve)),
  });
  const running = await listen(
    createServer((request: IncomingMessage, response: ServerResponse) => {
      infoApi(request, response);
      response.writeHead(503).end('busy');
      late(null);
    }),
  );
  const answer = await send(running.port, { headers: { origin: 'https://docs.foo.com' } });
  await running.close();
  expect([answer.status, answer.body]).toEqual([503, 'busy']);
});
