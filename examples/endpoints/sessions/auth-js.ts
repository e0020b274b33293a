import { ExpressAuth, type ExpressAuthConfig } from '@auth/express';
import Credentials from '@auth/express/providers/credentials';
import express from 'express';

const authConfig: ExpressAuthConfig = {
  secret: 'an example',
  trustHost: true,
  // Stands for the dashboard's own sign-in.
  providers: [Credentials({ credentials: {}, authorize: () => ({ id: '1', name: 'Ada' }) })],
};

export const app = express();

// #region info-api
import { getSession } from '@auth/express';
import { createInfoApi } from '@bookplate/info-api/node';
import type { Request } from 'express';

app.use(
  createInfoApi<Request>({
    path: '/api/docs/user-info',
    docsOrigins: ['http://docs.acme.localhost:4311'],
    getUser: async (request) => {
      const session = await getSession(request, authConfig);
      return session?.user ? { content: { firstName: session.user.name ?? '' } } : null;
    },
  }),
);
// #endregion

app.use('/auth', ExpressAuth(authConfig));
