import { clearSignInHint, signInHint } from '@bookplate/info-api';
import { createInfoApi } from '@bookplate/info-api/hono';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { anonymousStatus, docsOrigins, path, port, readerOf, session } from '../session.ts';

const app = new Hono();
app.all(
  path,
  createInfoApi<Context>({
    docsOrigins,
    anonymousStatus,
    getUser: (context) => readerOf(context.req.header('cookie')),
  }),
);
app.post('/login', (context) => {
  const firstName = context.req.query('name');
  context.header('set-cookie', session.started, { append: true });
  // #region sign-in
  const hint = signInHint({ domain: 'acme.localhost', name: firstName });
  context.header('set-cookie', hint, { append: true });
  // #endregion
  return context.redirect('/', 303);
});
app.post('/logout', (context) => {
  context.header('set-cookie', session.ended, { append: true });
  // #region sign-out
  context.header('set-cookie', clearSignInHint({ domain: 'acme.localhost' }), { append: true });
  // #endregion
  return context.redirect('/login', 303);
});
serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => console.log('ready'));
