import { createInfoApi } from '@bookplate/info-api/node';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { anonymousStatus, docsOrigins, path, port, readerOf } from '../session.ts';
import { AppModule } from './app.ts';

const app = await NestFactory.create<NestExpressApplication>(AppModule, { logger: ['error'] });
// The whole path: a global prefix is for controllers.
app.setGlobalPrefix('api');
app.use(
  createInfoApi({
    path,
    docsOrigins,
    anonymousStatus,
    getUser: (request) => readerOf(request.headers.cookie),
  }),
);
app.use(helmet());
app.enableCors();
await app.listen(port, '127.0.0.1');
console.log('ready');
