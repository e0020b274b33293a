import { createInfoApi } from '@bookplate/info-api/node';
import express from 'express';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path } from './dashboard.ts';

const app = express();
app.use(
  createInfoApi({
    path,
    docsOrigins: [docsOrigin],
    getUser: (request) => findUser(request.headers.cookie),
  }),
);
const server = app.listen(0, '127.0.0.1', () => announce(server.address()));
