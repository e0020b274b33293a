import fastifyCors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyPluginCallback } from 'fastify';
import { expect, test } from 'vitest';
import { onHeaders } from '../test/busy-middleware.ts';
import {
  describeInfoApi,
  type Platform,
  type PlatformOptions,
  type RunningPlatform,
} from '../test/contract.ts';
import { describeMounting } from '../test/contract-mounting.ts';
import { foreignHeaders } from '../test/foreign-headers.ts';
import { send } from '../test/http.ts';
import { createInfoApi } from './fastify.ts';

describeInfoApi(fastifyApp());
describeInfoApi(fastifyApp(), 'busy');

function fastifyApp(): Platform {
  return {
    name: 'Fastify',
    start: async (options, surroundings) => {
      const app = Fastify({
        routerOptions: {
          ignoreTrailingSlash: true,
          caseSensitive: false,
          ignoreDuplicateSlashes: true,
        },
      });
      if (surroundings === 'busy') {
        await app.register(fastifyCors, { origin: '*', credentials: true });
        app.addHook('onRequest', (_request, reply, done) => {
          reply.headers({ ...foreignHeaders, Vary: 'Accept-Encoding', 'X-Request-Id': '7' });
          // As middleware does that Fastify runs by @fastify/middie.
          const add = (): void => {
            for (const [name, value] of Object.entries(foreignHeaders))
              reply.raw.setHeader(name, value);
          };
          add();
          onHeaders(reply.raw, add);
          done();
        });
        app.addHook('onSend', (_request, reply, _payload, done) => {
          reply.headers(foreignHeaders);
          done(null, 'other');
        });
      }
      await app.register(createFrom(options));
      if (surroundings === 'busy')
        app.addHook('onSend', async (_request, reply, payload) => {
          reply.headers(foreignHeaders);
          return payload;
        });
      return listen(app);
    },
  };
}

function createFrom({ getUser, ...options }: PlatformOptions): FastifyPluginCallback {
  return createInfoApi({ ...options, getUser: (request) => getUser(request.headers.cookie) });
}

async function listen(app: FastifyInstance): Promise<RunningPlatform> {
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: Number(new URL(address).port), close: () => app.close() };
}

const tolerant = {
  routerOptions: { ignoreTrailingSlash: true, caseSensitive: false, ignoreDuplicateSlashes: true },
};

describeMounting('Fastify, a plugin in a plugin', async (options, prefix) => {
  const app = Fastify(tolerant);
  await app.register(async (api) => void api.register(createFrom(options)), { prefix });
  return listen(app);
});

describeMounting('Fastify, a prefix beside the plugin', async (options, prefix) => {
  const app = Fastify(tolerant);
  await app.register(createFrom(options), { prefix });
  return listen(app);
});

describeMounting('Fastify, a rewritten address', async (options) => {
  const app = Fastify({ rewriteUrl: ({ url = '' }) => url.replace(/^\/api\/(?!api)/, '/v1/') });
  const path = options.path.replace('/api', '/v1');
  await app.register(createFrom({ ...options, path }), { prefix: '/v1' });
  return listen(app);
});

test('below a prefix with a parameter it is at each of its addresses', async () => {
  const app = Fastify();
  await app.register(
    createInfoApi({
      path: '/docs/user-info',
      docsOrigins: ['https://docs.foo.com'],
      getUser: ({ params }) => ({ content: { ...(params as object) } }),
    }),
    { prefix: '/:tenant' },
  );
  const running = await listen(app);
  const get = (path: string): ReturnType<typeof send> =>
    send(running.port, { path, headers: { origin: 'https://docs.foo.com' } });
  const answers = [await get('/acme/docs/user-info'), await get('/acme/docs/user-info/')];
  await running.close();
  expect(answers.map(({ status }) => status)).toEqual([200, 404]);
  expect(answers[0]?.body).toBe('{"content":{"tenant":"acme"}}');
});

test('hooks of the app run to their end: those that save sessions, and those that measure', async () => {
  const seen: string[] = [];
  const app = Fastify();
  app.addHook('onSend', async () => void seen.push('onSend'));
  const responded = new Promise<void>((resolve) => {
    app.addHook('onResponse', async (_request, reply) => {
      seen.push(`onResponse ${reply.statusCode}`);
      resolve();
    });
  });
  await app.register(
    createInfoApi({
      path: '/me',
      docsOrigins: ['https://docs.foo.com'],
      getUser: () => null,
    }),
  );
  const running = await listen(app);
  await send(running.port, { path: '/me', headers: { origin: 'https://docs.foo.com' } });
  await responded;
  await running.close();
  expect(seen).toEqual(['onSend', 'onResponse 401']);
});
