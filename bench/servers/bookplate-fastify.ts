import { createInfoApi } from '@bookplate/info-api/fastify';
import Fastify from 'fastify';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path } from './dashboard.ts';

const app = Fastify();
await app.register(
  createInfoApi({
    path,
    docsOrigins: [docsOrigin],
    getUser: (request) => findUser(request.headers.cookie),
  }),
);
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address());
