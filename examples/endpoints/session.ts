import type { InfoApiOptions, User } from '@bookplate/info-api';

/** Stands for the dashboard's own session look-up. */
export function readerOf(cookie: string | undefined): User | null {
  return cookie === 'sid=ada-example-session' ? ada : null;
}

const ada: User = {
  groups: ['admin'],
  content: { firstName: 'Ada', plan: 'enterprise' },
  // For every request, and of several keys the one that the reader chooses.
  apiPlaygroundInputs: {
    query: { version: 2 },
    keys: [
      { name: 'Production', header: { 'X-API-Key': 'ada-production-key' } },
      { name: 'Sandbox', header: { 'X-API-Key': 'ada-sandbox-key' }, server: { region: 'eu' } },
    ],
  },
};

/** Stands for the dashboard's own sign-in, which knows the reader's name: `POST /login?name=Ada` signs anybody in. */
export const session = {
  started: 'sid=ada-example-session; Path=/; HttpOnly; SameSite=Lax',
  ended: 'sid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
} as const;

export const path = '/api/docs/user-info';
export const docsOrigins = ['http://docs.acme.localhost:4311'];
/** 204 for those who do not want a red 401 in the console of every anonymous reader. */
export const anonymousStatus = Number(process.env['ANONYMOUS_STATUS'] ?? 401) as NonNullable<
  InfoApiOptions<unknown>['anonymousStatus']
>;
export const port = Number(process.env['PORT'] ?? 4399);
