import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { announce } from './announce.ts';
import { docsOrigin } from './dashboard.ts';

/** The endpoint that `useSession` of better-auth asks, over sessions in memory, with its defaults. */
const auth = betterAuth({
  secret: 'of this measurement, and of nothing else',
  baseURL: 'http://dash.foo.com',
  trustedOrigins: [docsOrigin],
  emailAndPassword: { enabled: true },
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
});
const signedUp = await auth.api.signUpEmail({
  body: { name: 'Ada', email: 'ada@example.com', password: 'a launch needs a window' },
  asResponse: true,
});
const cookie = signedUp.headers.getSetCookie().map((line) => line.split(';')[0]);
const server = createServer(toNodeHandler(auth));
server.listen(0, '127.0.0.1', () =>
  announce(server.address(), { path: '/api/auth/get-session', cookie: cookie.join('; ') }),
);
