import type { User } from '@bookplate/info-api';

/** Stands for the dashboard's own session look-up. */
export function readerOf(cookie: string | undefined): User | null {
  return cookie === 'sid=ada-example-session'
    ? { groups: ['admin'], content: { firstName: 'Ada', plan: 'enterprise' } }
    : null;
}

export const path = '/api/docs/user-info';
export const docsOrigins = ['http://docs.acme.localhost:4311'];
export const port = Number(process.env['PORT'] ?? 4399);
