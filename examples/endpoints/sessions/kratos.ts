import express from 'express';
// #region info-api
import { createInfoApi } from '@bookplate/info-api/node';
import type { Request } from 'express';
// #endregion

/** @param kratosUrl the public API of Kratos, as the dashboard reaches it */
export function createApp(kratosUrl: string): express.Express {
  const app = express();
  // #region info-api
  app.use(
    createInfoApi<Request>({
      path: '/api/docs/user-info',
      docsOrigins: ['http://docs.acme.localhost:4311'],
      getUser: async (request) => {
        const answer = await fetch(`${kratosUrl}/sessions/whoami`, {
          headers: { cookie: request.headers.cookie ?? '' },
        });
        // 403: the second factor is missing.
        if (answer.status === 401 || answer.status === 403) return null;
        if (!answer.ok) throw new Error(`Kratos answered ${answer.status}.`);
        const { identity } = await answer.json();
        return { content: { id: identity.id, firstName: identity.traits.name.first } };
      },
    }),
  );
  // #endregion
  return app;
}
