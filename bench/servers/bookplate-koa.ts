import { createInfoApi } from '@bookplate/info-api/koa';
import Koa from 'koa';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path } from './dashboard.ts';

const app = new Koa();
app.use(
  createInfoApi({
    path,
    docsOrigins: [docsOrigin],
    getUser: ({ req }) => findUser(req.headers.cookie),
  }),
);
const server = app.listen(0, '127.0.0.1', () => announce(server.address()));
