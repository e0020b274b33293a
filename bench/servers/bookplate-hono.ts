import { createInfoApi } from '@bookplate/info-api/hono';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path } from './dashboard.ts';

const infoApi = createInfoApi<Context>({
  docsOrigins: [docsOrigin],
  getUser: (context) => findUser(context.req.header('cookie')),
});
const app = new Hono();
app.all(path, infoApi);
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, announce);
