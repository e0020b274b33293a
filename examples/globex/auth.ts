import { readers } from '@bookplate-examples/company/readers';
import type { DashboardOptions } from '@bookplate-examples/company/dashboard-options';
import { secretIn } from '@bookplate-examples/company/secret';
import { clearSignInHint, signInHint } from '@bookplate/info-api';
import { betterAuth } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WeatherCompany } from './company.ts';

/** The columns that the company adds to better-auth's users. Readers cannot set them themselves. */
const additionalFields = {
  lastName: { type: 'string', input: false, required: false },
  plan: { type: 'string', input: false, required: false },
  groups: { type: 'string', input: false, required: false },
  apiKey: { type: 'string', input: false, required: false },
  region: { type: 'string', input: false, required: false },
} as const;

/** Where the account orders its weather. */
const regionOf = { enterprise: 'north-sea', free: 'alps' } as const;

/**
 * Opens the database, brings its tables up to date, and fills it on the first start.
 *
 * @param company whose it is: the names of the file and of the cookie
 * @param options where it is kept, and the session cookie
 * @returns better-auth, and the database to close
 */
// The type is better-auth's own and follows from the configuration.
export async function openAuth(
  { name, id }: WeatherCompany,
  { url, docsUrl, dataFolder, cookie }: DashboardOptions,
) {
  const secret = secretIn(dataFolder);
  // The dashboard is on a subdomain of it, and the docs at its root.
  const domain = new URL(docsUrl).hostname;
  const database = new DatabaseSync(join(dataFolder, `${id}.sqlite`));
  const auth = betterAuth({
    appName: name,
    baseURL: url,
    secret,
    database,
    emailAndPassword: { enabled: true, minPasswordLength: 8 },
    user: { additionalFields },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // #region hint
    hooks: {
      // Whichever way a reader signs in, there is a new session.
      after: createAuthMiddleware(async ({ path, context, setHeader }) => {
        const { newSession, sessionConfig } = context;
        if (newSession)
          setHeader(
            'set-cookie',
            signInHint({
              domain,
              name: newSession.user.name,
              maxAgeSeconds: sessionConfig.expiresIn,
            }),
          );
        else if (path === '/sign-out') setHeader('set-cookie', clearSignInHint({ domain }));
      }),
    },
    // #endregion
    advanced: {
      cookiePrefix: id,
      useSecureCookies: cookie?.secure ?? false,
      defaultCookieAttributes: { sameSite: cookie?.sameSite ?? 'lax' },
    },
  });
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();

  const describe = database.prepare(
    'UPDATE user SET lastName = ?, plan = ?, "groups" = ?, apiKey = ?, region = ? WHERE email = ?',
  );
  const find = database.prepare('SELECT id FROM user WHERE email = ?');
  for (const { email, password, firstName, lastName, plan, groups, apiKey } of readers) {
    if (!find.get(email))
      await auth.api.signUpEmail({ body: { email, password, name: firstName } });
    describe.run(lastName, plan, JSON.stringify(groups), apiKey, regionOf[plan], email);
  }
  return { auth, database };
}
