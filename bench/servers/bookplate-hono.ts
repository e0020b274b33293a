import { createInfoApi } from '@bookplate/info-api';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path } from './dashboard.ts';

const infoApi = createInfoApi({
  docsOrigins: [docsOrigin],
  getUser: (request) => findUser(request.headers.get('cookie') ?? undefined),
});
const app = new Hono();
app.all(path, (context) => infoApi(context.req.raw));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, announce);
