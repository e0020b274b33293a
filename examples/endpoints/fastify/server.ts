import { clearSignInHint, signInHint } from '@bookplate/info-api';
import { createInfoApi } from '@bookplate/info-api/fastify';
import { fastify } from 'fastify';
import { anonymousStatus, docsOrigins, path, port, readerOf, session } from '../session.ts';

const app = fastify();
await app.register(
  createInfoApi({
    path,
    docsOrigins,
    anonymousStatus,
    getUser: (request) => readerOf(request.headers.cookie),
  }),
);
app.post<{ Querystring: { name?: string } }>('/login', ({ query }, reply) => {
  const firstName = query.name;
  reply.header('set-cookie', session.started);
  // #region sign-in
  reply.header('set-cookie', signInHint({ domain: 'acme.localhost', name: firstName }));
  // #endregion
  return reply.redirect('/', 303);
});
app.post('/logout', (_, reply) => {
  reply.header('set-cookie', session.ended);
  // #region sign-out
  reply.header('set-cookie', clearSignInHint({ domain: 'acme.localhost' }));
  // #endregion
  return reply.redirect('/login', 303);
});
await app.listen({ port, host: '127.0.0.1' });
console.log('ready');
