import { createInfoApi } from '@bookplate/info-api/koa';
import Koa from 'koa';
import { anonymousStatus, docsOrigins, path, port, readerOf } from '../session.ts';

const app = new Koa();
app.use(
  createInfoApi({
    path,
    docsOrigins,
    anonymousStatus,
    getUser: (context) => readerOf(context.req.headers.cookie),
  }),
);
app.listen(port, '127.0.0.1', () => console.log('ready'));
