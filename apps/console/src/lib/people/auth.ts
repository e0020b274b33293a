import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { and, eq, ne } from 'drizzle-orm';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Config, Oidc } from '../config.ts';
import type { Db } from '../database/database.ts';
import { accounts, people, sessions, twoFactors, verifications } from '../database/tables.ts';
import { createBackupCodes } from './backup-codes.ts';
import { cookiePrefix, isSecure } from './cookie-prefix.ts';
import { describeClient } from './describe-client.ts';
import { passwordLength } from './password-length.ts';
import type { Person } from './person.ts';
import { seenSeconds } from './sessions.ts';

/** What signs people in. Its type follows from its configuration. */
export type Auth = ReturnType<typeof createAuth>;

/**
 * Sets better-auth up. Its own endpoints are not served: our forms call it, so that they work without JavaScript and
 * one rule about foreign forms holds for all of them. Nobody can sign up; accounts come from invitations.
 *
 * @param db the database
 * @param options the console's own origin, what signs the cookies, and who else may say who somebody is
 * @returns better-auth
 */
export function createAuth(
  db: Db,
  options: Pick<Config, 'url' | 'oidc'> & { readonly secret: string },
) {
  return betterAuth({
    appName: 'Bookplate Console',
    baseURL: options.url,
    secret: options.secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      transaction: true,
      schema: {
        user: people,
        session: sessions,
        account: accounts,
        verification: verifications,
        twoFactor: twoFactors,
      },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    user: { additionalFields: { role: { type: 'string', input: false, required: true } } },
    account: {
      // A person who begins a sign-in through the provider leaves no row in the database.
      storeStateStrategy: 'cookie',
      // An account is found by the e-mail, if the provider says that it is verified. Ours never are: we send no mail.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    plugins: [
      twoFactor({
        issuer: `Bookplate ${new URL(options.url).host}`,
        backupCodeOptions: { customBackupCodesGenerate: createBackupCodes },
        // Its limit would let anyone who has the password lock the account; ours is in `code-routes`.
        accountLockout: { enabled: false },
      }),
      ...(options.oidc ? [genericOAuth({ config: [toProvider(options.oidc)] })] : []),
    ],
    session: { expiresIn: 14 * 86_400, updateAge: seenSeconds },
    databaseHooks: {
      session: {
        create: {
          // However somebody signs in. By then the password was right, or the provider knew them.
          before: async (session, context) => {
            const [person] = await db
              .select({ hasSecondFactor: people.twoFactorEnabled })
              .from(people)
              .where(and(eq(people.id, session.userId), ne(people.role, 'none')));
            if (!person)
              throw new APIError('FORBIDDEN', { code: removedCode, message: removedCode });
            // The plugin deletes this one, and makes another after the second factor.
            const isHalf = person.hasSecondFactor && context?.path === '/sign-in/email';
            if (!isHalf)
              await db
                .update(people)
                .set({ lastSignInAt: new Date() })
                .where(eq(people.id, session.userId));
            return { data: { ...session, userAgent: describeClient(session.userAgent ?? '') } };
          },
        },
      },
    },
    // Ours counts in the database, and in all processes together.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // What goes wrong is thrown, and logged by us.
    logger: { disabled: true },
    advanced: {
      cookiePrefix: cookiePrefix(options.url),
      // It would add `__Secure-` before the prefix.
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: {
        sameSite: 'lax',
        httpOnly: true,
        path: '/',
        secure: isSecure(options.url),
      },
    },
  });
}

/** Why somebody who was removed gets no session. */
export const removedCode = 'removed';

/** The name by which better-auth knows the one provider there can be; part of the callback's path. */
export const oidcProvider = 'oidc';

function toProvider({ issuer, clientId, clientSecret }: Oidc) {
  return {
    providerId: oidcProvider,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    // Who the provider knows is not in the team by that alone: accounts come from invitations.
    disableSignUp: true,
  };
}

/**
 * Who sends a request, and by which session.
 *
 * @param auth better-auth
 * @param headers of the request
 * @returns nobody if there is no session, or if the person was removed
 */
export async function sessionOf(
  auth: Auth,
  headers: Headers,
): Promise<{ readonly person: Person; readonly sessionId: string } | undefined> {
  const found = await auth.api.getSession({ headers });
  if (!found) return undefined;
  const { id, name, email, role } = found.user;
  return role === 'owner' || role === 'editor' || role === 'viewer'
    ? { person: { id, name, email, role }, sessionId: found.session.id }
    : undefined;
}
