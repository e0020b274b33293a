import express from 'express';
import session from 'express-session';

export const app = express();
app.use(session({ secret: 'an example', resave: false, saveUninitialized: false }));

// #region info-api
import { createInfoApi } from '@bookplate/info-api/node';
import type { Request } from 'express';

// What your sign-in writes into the session.
declare module 'express-session' {
  interface SessionData {
    user?: { readonly firstName: string; readonly plan: string; readonly roles: string[] };
  }
}

// Below app.use(session(…)).
app.use(
  createInfoApi<Request>({
    path: '/api/docs/user-info',
    docsOrigins: ['http://docs.acme.localhost:4311'],
    getUser: (request) => {
      const { user } = request.session; // under the name that your sign-in gives it
      if (!user) return null;
      return { groups: user.roles, content: { firstName: user.firstName, plan: user.plan } };
    },
  }),
);
// #endregion

// Stands for the dashboard's own sign-in.
app.post('/login', (request, response) => {
  request.session.user = { firstName: 'Ada', plan: 'enterprise', roles: ['admin'] };
  response.redirect(303, '/');
});
