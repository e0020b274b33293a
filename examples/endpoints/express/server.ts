import { createInfoApi } from '@bookplate/info-api/node';
import express, { type Request } from 'express';
import { anonymousStatus, docsOrigins, path, port, readerOf } from '../session.ts';

const app = express();
app.use(
  createInfoApi<Request>({
    path,
    docsOrigins,
    anonymousStatus,
    getUser: (request) => readerOf(request.headers.cookie),
  }),
);
app.listen(port, '127.0.0.1', () => console.log('ready'));
