import { randomUUID } from 'node:crypto';

/** What every measured server shares: sessions, the look-up, the headers, the path. */

export const path = '/api/docs/user-info';
export const docsOrigin = 'https://docs.foo.com';

const sessions = new Map<string, object>(
  Array.from({ length: 10_000 }, (_, index) => [
    randomUUID(),
    {
      expiresAt: 4_000_000_000,
      groups: ['admin', 'beta'],
      content: {
        id: `user_${index}`,
        firstName: 'Ada',
        lastName: 'Lovelace',
        email: `ada.${index}@example.com`,
        plan: 'enterprise',
        org: { id: 'org_1', name: 'Analytical Engines', seats: 12, region: 'eu-west-1' },
      },
      apiPlaygroundInputs: {
        header: { 'X-API-Key': 'ak_live_00000000000000000000000000000000' },
        server: { region: 'eu' },
      },
    },
  ]),
);

/** The cookie of one of them. */
export const sessionCookie = `sid=${sessions.keys().next().value}`;

/** The look-up of every server: the session cookie's value in a Map of 10,000. */
export function findUser(cookies: string | undefined): object | null {
  const id = /(?:^|; )sid=([^;]+)/.exec(cookies ?? '')?.[1];
  return (id !== undefined && sessions.get(id)) || null;
}

/** The headers of an Info API beside CORS, for servers that set them by hand. */
export const privateHeaders = {
  'Cache-Control': 'private, no-store',
  'Cross-Origin-Resource-Policy': 'same-site',
  'X-Content-Type-Options': 'nosniff',
};
