import { configure as serverlessExpress } from '@codegenie/serverless-express';
import express from 'express';
import Fastify from 'fastify';
import inject from 'light-my-request';
import { EventEmitter, once } from 'node:events';
import { createRequest, createResponse, type MockRequest } from 'node-mocks-http';
import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import serverless from 'serverless-http';
import { afterAll } from 'vitest';
import { bridge, type BridgedAnswer, type BridgedRequest } from '../test/bridge.ts';
import { busyMiddleware, makeBusy } from '../test/busy-middleware.ts';
import {
  describeInfoApi,
  type Platform,
  type PlatformOptions,
  type Surroundings,
} from '../test/contract.ts';
import { listen } from '../test/listen.ts';
import { createInfoApi as createFastifyInfoApi } from './fastify.ts';
import { createInfoApi } from './node.ts';

// Responses without a socket: the caller that made them reads status, headers and body back.
describeInfoApi(lambda('serverless-http, Express', (app) => serverless(app)));
describeInfoApi(
  lambda('serverless-http, Express', (app) => serverless(app)),
  'busy',
);
describeInfoApi(lambda('serverless-express', (app) => toHandler(serverlessExpress({ app }))));
describeInfoApi(
  lambda('serverless-express', (app) => toHandler(serverlessExpress({ app }))),
  'busy',
);
describeInfoApi({
  name: 'serverless-http, no framework',
  start: (options) => listen(bridge((request) => invoke(serverless(createFrom(options)), request))),
});
describeInfoApi(injected());
describeInfoApi(injected(), 'busy');
// `inject` gives the requests and responses of every Express app its prototypes. Other files share this Express.
afterAll(() => {
  Object.setPrototypeOf(express.request, IncomingMessage.prototype);
  Object.setPrototypeOf(express.response, ServerResponse.prototype);
});
describeInfoApi(fastifyInject());
describeInfoApi(mock());
describeInfoApi(mock(), 'busy');

type Handler = (event: object, context: object) => Promise<object>;

function createFrom({
  getUser,
  ...options
}: PlatformOptions): ReturnType<typeof createInfoApi<IncomingMessage>> {
  return createInfoApi({ ...options, getUser: (request) => getUser(request.headers.cookie) });
}

/** Without `x-powered-by`: it would be the first header that is set, and hide that others cannot be read back. */
function createApp(options: PlatformOptions, surroundings: Surroundings): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  if (surroundings === 'busy') makeBusy(app);
  app.use(createFrom(options));
  return app;
}

function lambda(name: string, wrap: (app: RequestListener) => Handler): Platform {
  return {
    name,
    start: (options, surroundings) => {
      const handler = wrap(createApp(options, surroundings));
      return listen(bridge((request) => invoke(handler, request)));
    },
  };
}

function toHandler(handler: ReturnType<typeof serverlessExpress>): Handler {
  return (event, context) => handler(event, context, () => {}) as Promise<object>;
}

/** By an event of an API gateway, version 2.0. */
async function invoke(handler: Handler, request: BridgedRequest): Promise<BridgedAnswer> {
  const { method, path, query, headers, body } = request;
  const result = (await handler(
    {
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: query,
      headers,
      body,
      isBase64Encoded: false,
      requestContext: { http: { method, path, sourceIp: '127.0.0.1' } },
    },
    {},
  )) as {
    statusCode: number;
    headers: Record<string, string>;
    cookies?: string[];
    body: string;
    isBase64Encoded?: boolean;
  };
  const { cookies, isBase64Encoded } = result;
  return {
    status: result.statusCode,
    headers: { ...result.headers, ...(cookies && { 'set-cookie': cookies }) },
    body: Buffer.from(result.body, isBase64Encoded ? 'base64' : 'utf8').toString(),
  };
}

function injected(): Platform {
  return {
    name: 'inject, Express',
    start: (options, surroundings) => {
      const app = createApp(options, surroundings);
      return listen(
        bridge(async ({ method, path, query, headers, body }) => {
          const answer = await inject(app, {
            method: method as 'GET',
            url: { pathname: path, query },
            headers,
            payload: body,
          });
          return { status: answer.statusCode, headers: answer.headers, body: answer.payload };
        }),
      );
    },
  };
}

function fastifyInject(): Platform {
  return {
    name: 'inject, Fastify',
    start: async ({ getUser, ...options }) => {
      const app = Fastify();
      await app.register(
        createFastifyInfoApi({ ...options, getUser: (request) => getUser(request.headers.cookie) }),
      );
      return listen(
        bridge(async ({ method, path, query, headers, body }) => {
          const answer = await app.inject({
            method: method as 'GET',
            url: { pathname: path, query },
            headers,
            payload: body,
          });
          return { status: answer.statusCode, headers: answer.headers, body: answer.payload };
        }),
      );
    },
  };
}

/** Responses made for tests, of which `writeHead` is a field and not a method of a class. */
function mock(): Platform {
  return {
    name: 'node-mocks-http',
    start: (options, surroundings) => {
      const infoApi = createFrom(options);
      return listen(
        bridge(async ({ method, path, query, headers }) => {
          const request = createRequest({
            method: method as 'GET',
            url: query ? `${path}?${query}` : path,
            headers,
          }) as MockRequest<IncomingMessage & { url: string }>;
          const response = createResponse({ eventEmitter: EventEmitter, req: request });
          const { _getData: getData } = response;
          const ended = once(response, 'end');
          const handlers = surroundings === 'busy' ? [...busyMiddleware, infoApi] : [infoApi];
          const run = (): void => {
            const handler = handlers.shift();
            if (handler) handler(request, response, run);
            else response.status(404).end();
          };
          run();
          await ended;
          return {
            status: response.statusCode,
            headers: response.getHeaders(),
            body: getData() as string,
          };
        }),
      );
    },
  };
}
