import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path, privateHeaders } from './dashboard.ts';

const app = new Hono();
app.use(path, cors({ origin: [docsOrigin], credentials: true }));
app.get(path, (context) => {
  const user = findUser(context.req.header('cookie'));
  return context.json(user ?? { error: 'signed-out' }, user ? 200 : 401, privateHeaders);
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, announce);
