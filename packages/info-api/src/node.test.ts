import connect from 'connect';
import express, { type Request } from 'express';
import session from 'express-session';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { changeBody, makeBusy, onHeaders } from '../test/busy-middleware.ts';
import { describeInfoApi, type Platform, type PlatformOptions } from '../test/contract.ts';
import { describeMounting } from '../test/contract-mounting.ts';
import { foreignHeaders } from '../test/foreign-headers.ts';
import { send } from '../test/http.ts';
import { listen } from '../test/listen.ts';
import { createInfoApi } from './node.ts';

describeInfoApi(nodeHttp());
describeInfoApi(nodeHttp(), 'busy');
describeInfoApi(expressApp());
describeInfoApi(expressApp(), 'busy');
describeInfoApi(connectApp());
describeInfoApi(connectApp(), 'busy');

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
    start: (options, surroundings) => {
      const infoApi = createFrom(options);
      if (surroundings === 'plain') return listen(createServer(infoApi));
      // By hand, without any framework: headers first, and once more when they are written.
      return listen(
        createServer((request, response) => {
          const add = (): void => {
            for (const [name, value] of Object.entries(foreignHeaders))
              response.setHeader(name, value);
          };
          response.setHeader('Vary', 'Accept-Encoding').setHeader('X-Request-Id', '7');
          add();
          onHeaders(response, add);
          changeBody(response);
          infoApi(request, response);
        }),
      );
    },
  };
}

function expressApp(): Platform {
  return {
    name: 'Express',
    start: (options, surroundings) => {
      const app = express();
      if (surroundings === 'busy') makeBusy(app);
      app.use(createFrom(options));
      return listen(createServer(app));
    },
  };
}

function connectApp(): Platform {
  return {
    name: 'Connect',
    start: (options, surroundings) => {
      const app = connect();
      if (surroundings === 'busy') makeBusy(app);
      app.use(createFrom(options));
      return listen(createServer(app));
    },
  };
}

describeMounting('Express, app.use', (options, prefix) => {
  const app = express();
  app.use(prefix, createFrom(options));
  return listen(createServer(app));
});

describeMounting('Express, a router in a router', (options, prefix) => {
  const app = express();
  const [outer, inner] = [express.Router(), express.Router()];
  inner.use(createFrom(options));
  outer.use(inner);
  app.use(prefix, outer);
  return listen(createServer(app));
});

describeMounting('Express, a route of a router', (options, prefix) => {
  const app = express();
  const router = express.Router({ strict: false });
  router.all('/docs/user-info', createFrom(options));
  app.use(prefix, router);
  return listen(createServer(app));
});

describeMounting('Express, an app in an app', (options, prefix) => {
  const app = express();
  app.use(prefix, express().use(createFrom(options)));
  return listen(createServer(app));
});

describeMounting('Connect', (options, prefix) => {
  const app = connect();
  app.use(prefix, createFrom(options));
  return listen(createServer(app));
});

test('below something that takes a prefix off the address, the path is the part after it', async () => {
  const infoApi = createFrom({
    path: '/docs/user-info',
    docsOrigins: ['https://docs.foo.com'],
    onError: () => {},
    getUser: () => null,
  });
  const running = await listen(
    createServer((request: IncomingMessage & { originalUrl?: string }, response) => {
      request.originalUrl = request.url ?? '';
      request.url = request.originalUrl.replace('/v1', '');
      infoApi(request, response);
    }),
  );
  const answer = await send(running.port, {
    path: '/v1/docs/user-info',
    headers: { origin: 'https://docs.foo.com' },
  });
  await running.close();
  expect(answer.status).toBe(401);
});

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

/** As recipes for measuring do it: nothing has been written by then, unless a handler calls `writeHead`. */
function setHeaderAtEnd(response: ServerResponse): void {
  const { end } = response;
  response.end = function (this: ServerResponse, ...values: never[]) {
    this.setHeader('X-Response-Time', '7');
    this.removeHeader('Vary');
    return end.apply(this, values as never);
  } as typeof end;
}

test.each(['now', 'later'])('answers where `end` sets a header, asked %s', async (when) => {
  const app = express();
  app.use((_request, response, next) => {
    setHeaderAtEnd(response);
    next();
  });
  app.use(
    createInfoApi({
      path: '/api/docs/user-info',
      docsOrigins: ['https://docs.foo.com'],
      getUser: () => (when === 'now' ? null : Promise.resolve(null)),
    }),
  );
  const running = await listen(createServer(app));
  const headers = { origin: 'https://docs.foo.com' };
  const answers = [];
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    answers.push(await send(running.port, { method, headers }));
  await running.close();
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 204]);
  for (const answer of answers) expect(answer.one('vary')).toContain('Origin');
});

test.each(['now', 'later'])(
  'hands an error of what is around it to the app, asked %s',
  async (when) => {
    const app = express();
    app.use((_request, response, next) => {
      response.getHeaderNames = () => {
        throw new Error('no names');
      };
      next();
    });
    app.use(
      createInfoApi({
        path: '/api/docs/user-info',
        docsOrigins: ['https://docs.foo.com'],
        getUser: () => (when === 'now' ? null : Promise.resolve(null)),
      }),
    );
    app.use(((error: Error, _request, response, _next) => {
      response.status(599).end(error.message);
    }) satisfies express.ErrorRequestHandler);
    const running = await listen(createServer(app));
    const answer = await send(running.port, { headers: { origin: 'https://docs.foo.com' } });
    await running.close();
    expect([answer.status, answer.body]).toEqual([599, 'no names']);
  },
);
