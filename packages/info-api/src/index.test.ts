import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { AddressInfo } from 'node:net';
import { describeInfoApi, type Platform, type RunningPlatform } from '../test/contract.ts';
import { createInfoApi } from './index.ts';

type FetchHandler = (request: Request) => Response | Promise<Response>;

describeInfoApi(plainFetch());
describeInfoApi(honoApp());
describeInfoApi(honoApp(), 'busy');

function plainFetch(): Platform {
  return {
    name: 'a plain fetch handler',
    start: ({ path, getUser, ...options }) => {
      const infoApi = createInfoApi({
        ...options,
        getUser: (request) => getUser(request.headers.get('cookie') ?? undefined),
      });
      return serveFetch((request) =>
        new URL(request.url).pathname === path
          ? infoApi(request)
          : new Response('not found', { status: 404 }),
      );
    },
  };
}

function honoApp(): Platform {
  return {
    name: 'Hono',
    start: ({ path, getUser, ...options }, surroundings) => {
      const infoApi = createInfoApi({
        ...options,
        getUser: (request) => getUser(request.headers.get('cookie') ?? undefined),
      });
      const app = new Hono();
      if (surroundings === 'busy') {
        app.use(async (context, next) => {
          await next();
          context.header('Vary', 'Accept-Encoding', { append: true });
        });
      }
      // Before `cors()`, as the README says: what comes earlier answers first.
      app.all(path, (context) => infoApi(context.req.raw));
      if (surroundings === 'busy') app.use(cors({ origin: (origin) => origin, credentials: true }));
      return serveFetch(app.fetch);
    },
  };
}

function serveFetch(fetch: FetchHandler): Promise<RunningPlatform> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
      resolve({
        port,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}
