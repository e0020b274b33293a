import fastifyCors from '@fastify/cors';
import Fastify from 'fastify';
import { describeInfoApi, type Platform } from '../test/contract.ts';
import { createInfoApi } from './fastify.ts';

describeInfoApi(fastifyApp());
describeInfoApi(fastifyApp(), 'busy');

function fastifyApp(): Platform {
  return {
    name: 'Fastify',
    preflightsAnsweredAround: true,
    start: async ({ getUser, ...options }, surroundings) => {
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
          reply.header('Vary', 'Accept-Encoding').header('Set-Cookie', 'seen=1');
          done();
        });
        app.addHook('onSend', (_request, reply, payload, done) => {
          reply.header('Set-Cookie', 'session=rolled').header('Access-Control-Allow-Origin', '*');
          done(null, payload);
        });
      }
      await app.register(
        createInfoApi({
          ...options,
          getUser: (request) => getUser(request.headers.cookie),
        }),
      );
      const address = await app.listen({ port: 0, host: '127.0.0.1' });
      return { port: Number(new URL(address).port), close: () => app.close() };
    },
  };
}
