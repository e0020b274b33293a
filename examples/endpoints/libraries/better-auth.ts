import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import express from 'express';
import { DatabaseSync } from 'node:sqlite';

const auth = betterAuth({
  baseURL: 'http://dash.acme.localhost:4399',
  secret: 'an example of thirty-two characters',
  database: new DatabaseSync(':memory:'),
  emailAndPassword: { enabled: true },
  // Older than this, a session is prolonged by who reads it: here, each one.
  session: { updateAge: 0 },
  telemetry: { enabled: false },
});
await (await getMigrations(auth.options)).runMigrations();

export const app = express();

// #region info-api
import { createInfoApi } from '@bookplate/info-api/node';
import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';

app.use(
  createInfoApi<Request>({
    path: '/api/docs/user-info',
    docsOrigins: ['http://docs.acme.localhost:4311'],
    getUser: async (request) => {
      const session = await auth.api.getSession({
        headers: fromNodeHeaders(request.headers),
        // The Info API sends no cookie, so it must not prolong the session.
        query: { disableRefresh: true },
      });
      return session ? { content: { id: session.user.id, firstName: session.user.name } } : null;
    },
  }),
);
// #endregion

app.all('/api/auth/*splat', toNodeHandler(auth));
