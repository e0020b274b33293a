import { createInfoApi } from '@bookplate/info-api/fastify';
import { fastify } from 'fastify';
import { anonymousStatus, docsOrigins, path, port, readerOf } from '../session.ts';

const app = fastify();
await app.register(
  createInfoApi({
    path,
    docsOrigins,
    anonymousStatus,
    getUser: (request) => readerOf(request.headers.cookie),
  }),
);
await app.listen({ port, host: '127.0.0.1' });
console.log('ready');
