import { Auth, type AuthConfig } from '@auth/core';
import { encode } from '@auth/core/jwt';
import { serve } from '@hono/node-server';
import { announce } from './announce.ts';

const name = 'authjs.session-token';
const secret = 'of this measurement, and of nothing else';

/** The endpoint that `SessionProvider` of Auth.js asks, with its default, sessions in cookies that are encrypted. */
const config: AuthConfig = { secret, trustHost: true, basePath: '/api/auth', providers: [] };
const token = await encode({
  token: { sub: 'user_1', name: 'Ada', email: 'ada@example.com' },
  secret,
  salt: name,
});
serve({ fetch: (request) => Auth(request, config), port: 0, hostname: '127.0.0.1' }, (address) =>
  announce(address, { path: '/api/auth/session', cookie: `${name}=${token}` }),
);
