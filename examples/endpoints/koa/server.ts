import { clearSignInHint, signInHint } from '@bookplate/info-api';
import { createInfoApi } from '@bookplate/info-api/koa';
import Koa from 'koa';
import { anonymousStatus, docsOrigins, path, port, readerOf, session } from '../session.ts';

const app = new Koa();
app.use(
  createInfoApi({
    path,
    docsOrigins,
    anonymousStatus,
    getUser: (context) => readerOf(context.req.headers.cookie),
  }),
);
app.use((context, next) => {
  const { method, path: pathname, query } = context;
  if (method !== 'POST' || (pathname !== '/login' && pathname !== '/logout')) return next();
  if (pathname === '/login') {
    const firstName = String(query['name']);
    context.append('set-cookie', session.started);
    // #region sign-in
    context.append('set-cookie', signInHint({ domain: 'acme.localhost', name: firstName }));
    // #endregion
  } else {
    context.append('set-cookie', session.ended);
    // #region sign-out
    context.append('set-cookie', clearSignInHint({ domain: 'acme.localhost' }));
    // #endregion
  }
  context.status = 303;
  context.redirect('/');
  return undefined;
});
app.listen(port, '127.0.0.1', () => console.log('ready'));
