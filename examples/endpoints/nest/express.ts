import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { anonymousStatus, port, readerOf } from '../session.ts';
import { AppModule } from './app.ts';

const app = await NestFactory.create<NestExpressApplication>(AppModule, { logger: ['error'] });
app.setGlobalPrefix('api');

// #region info-api
import { createInfoApi } from '@bookplate/info-api/node';

// Below NestFactory.create(…), above app.enableCors() and other middleware.
app.use(
  createInfoApi({
    path: '/api/docs/user-info', // the whole path: a global prefix is for controllers
    docsOrigins: ['http://docs.acme.localhost:4311'],
    anonymousStatus, // from ANONYMOUS_STATUS
    getUser: (request) => readerOf(request.headers.cookie),
  }),
);
// #endregion

app.use(helmet());
app.enableCors();
await app.listen(port, '127.0.0.1');
console.log('ready');
