import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { sealData } from 'iron-session';

interface SessionData {
  user?: { readonly firstName: string; readonly plan: string; readonly roles: string[] };
}

const sessionOptions = { cookieName: 'sid', password: 'an example of thirty-two characters' };

export const app = new Hono();

// #region info-api
import { createInfoApi } from '@bookplate/info-api/hono';
import type { Context } from 'hono';
import { getIronSession } from 'iron-session';

app.all(
  '/api/docs/user-info',
  createInfoApi<Context>({
    docsOrigins: ['http://docs.acme.localhost:4311'],
    getUser: async (context) => {
      // iron-session writes cookies into this response. Nobody gets it, so the session is not prolonged.
      const unsent = new Response();
      const { user } = await getIronSession<SessionData>(context.req.raw, unsent, sessionOptions);
      if (!user) return null;
      return { groups: user.roles, content: { firstName: user.firstName, plan: user.plan } };
    },
  }),
);
// #endregion

// Stands for the dashboard's own sign-in.
app.post('/login', async (context) => {
  const user = { firstName: 'Ada', plan: 'enterprise', roles: ['admin'] };
  setCookie(context, 'sid', await sealData({ user }, sessionOptions), { httpOnly: true });
  return context.redirect('/', 303);
});
