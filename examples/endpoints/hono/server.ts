import { createInfoApi } from '@bookplate/info-api';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { docsOrigins, path, port, readerOf } from '../session.ts';

const infoApi = createInfoApi({
  docsOrigins,
  getUser: (request) => readerOf(request.headers.get('cookie') ?? undefined),
});
const app = new Hono();
app.all(path, (context) => infoApi(context.req.raw));
serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => console.log('ready'));
