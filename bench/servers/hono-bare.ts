import { serve } from '@hono/node-server';
import { Hono } from 'hono';

// What the console's two public routes are measured against: as little as Hono can do.
const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  docsOrigin: 'https://docs.foo.com',
  refreshSeconds: 60,
};
const app = new Hono()
  .get('/v1/sites/:id/settings.json', (c) => c.json(settings))
  .post('/v1/sites/:id/reports', async (c) => {
    JSON.parse(await c.req.text());
    return c.body(null, 204);
  });
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  process.send?.({ port, path: '/v1/sites/bare' }),
);
process.once('disconnect', () => server.close());
