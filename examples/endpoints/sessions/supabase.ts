import { createClient } from '@supabase/supabase-js';
import express from 'express';
// #region info-api
import { createInfoApi } from '@bookplate/info-api/node';
import { combineChunks, parseCookieHeader, stringFromBase64URL } from '@supabase/ssr';
import type { Request } from 'express';
// #endregion

/** @param url of the project, in production `https://PROJECT.supabase.co` */
export function createApp(url: string): express.Express {
  const app = express();
  const publishableKey = 'an example';
  const supabase = createClient(url, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const project = new URL(url).hostname.split('.')[0] ?? '';
  // #region info-api
  app.use(
    createInfoApi<Request>({
      path: '/api/docs/user-info',
      docsOrigins: ['http://docs.acme.localhost:4311'],
      getUser: async (request) => {
        const cookies = parseCookieHeader(request.headers.cookie ?? '');
        const stored = await combineChunks(
          `sb-${project}-auth-token`,
          (name) => cookies.find((cookie) => cookie.name === name)?.value,
        );
        if (!stored) return null;
        const session = JSON.parse(stringFromBase64URL(stored.replace('base64-', '')));
        // With the token, so that nothing is refreshed: a new token would not reach the browser.
        const { data } = await supabase.auth.getUser(session.access_token);
        if (!data.user) return null;
        return { content: { id: data.user.id, firstName: data.user.user_metadata['first_name'] } };
      },
    }),
  );
  // #endregion
  return app;
}
