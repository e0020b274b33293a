import { createInfoApi } from '@bookplate/info-api/fastify';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { anonymousStatus, docsOrigins, path, port, readerOf } from '../session.ts';
import { AppModule } from './app.ts';

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {
  logger: ['error'],
});
// The whole path: a global prefix is for controllers.
app.setGlobalPrefix('api');
await app.register(
  createInfoApi({
    path,
    docsOrigins,
    anonymousStatus,
    getUser: (request) => readerOf(request.headers.cookie),
  }),
);
app.enableCors();
await app.listen(port, '127.0.0.1');
console.log('ready');
