import { clearSignInHint, signInHint } from '@bookplate/info-api';
import { createInfoApi } from '@bookplate/info-api/node';
import express, { type Request } from 'express';
import { anonymousStatus, docsOrigins, path, port, readerOf, session } from '../session.ts';

const app = express();
app.use(
  createInfoApi<Request>({
    path,
    docsOrigins,
    anonymousStatus,
    getUser: (request) => readerOf(request.headers.cookie),
  }),
);
app.post('/login', ({ query }, response) => {
  const firstName = String(query['name']);
  response.append('set-cookie', session.started);
  // #region sign-in
  response.append('set-cookie', signInHint({ domain: 'acme.localhost', name: firstName }));
  // #endregion
  response.redirect(303, '/');
});
app.post('/logout', (_, response) => {
  response.append('set-cookie', session.ended);
  // #region sign-out
  response.append('set-cookie', clearSignInHint({ domain: 'acme.localhost' }));
  // #endregion
  response.redirect(303, '/login');
});
app.listen(port, '127.0.0.1', () => console.log('ready'));
