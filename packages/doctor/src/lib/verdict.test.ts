import { expect, test } from 'vitest';
import { examineFixture, type Fixture } from '../../test/company.ts';
import { sees, withCookie } from '../../test/fixture-parts.ts';

test.each<[outcome: string, signedInReader: string, fixture: Fixture]>([
  ['unknown', 'not-checked', {}],
  ['works', 'recognised', { input: withCookie }],
  ['broken', 'not-recognised', { input: () => ({ cookie: 'sid=long-expired-session' }) }],
  ['broken', 'not-recognised', { input: withCookie, user: { expiresAt: 1, content: {} } }],
  ['unknown', 'not-checked', { input: () => ({ setCookie: 'sid=1; Path=/; SameSite=Lax' }) }],
  [
    'broken',
    'not-checked',
    { input: () => ({ ...withCookie(), apiUrl: 'http://dash.acme.localhost:1/' }) },
  ],
  // A Chromium without a session sees the page of anonymous readers.
  ['unknown', 'not-checked', { options: sees({ outcome: 'anonymous' }) }],
])('the verdict is %s while a signed-in reader is %s', async (outcome, signedInReader, fixture) => {
  const { events } = await examineFixture(fixture);
  expect(events.at(-1)).toMatchObject({ outcome, seen: { signedInReader } });
});

test.each<[steps: object, seen: object, fixture: Fixture]>([
  [
    { dashboard: 'unknown', network: 'fine', browser: 'unknown', docs: 'fine' },
    { anonymousStatus: 401, sessionCookie: 'not-checked' },
    {},
  ],
  [{ dashboard: 'fine', browser: 'fine' }, { sessionCookie: 'not-checked' }, { input: withCookie }],
  [
    { dashboard: 'unknown', browser: 'fine' },
    { sessionCookie: 'sent' },
    { input: () => ({ setCookie: 'sid=1; Path=/; SameSite=Lax' }) },
  ],
  [
    { dashboard: 'unknown', browser: 'broken' },
    { sessionCookie: 'withheld' },
    { input: () => ({ setCookie: 'sid=1; Path=/dashboard' }) },
  ],
  [
    { dashboard: 'fine', browser: 'fine' },
    { sessionCookie: 'sent' },
    {
      input: withCookie,
      options: sees({ request: { status: 200, cookies: ['sid'], withheld: [] } }),
    },
  ],
  [
    { dashboard: 'broken', browser: 'broken' },
    { anonymousStatus: 403 },
    {
      take({ method }, response) {
        if (method === 'OPTIONS') return false;
        response.writeHead(403).end('{"error":"origin-not-allowed"}');
        return true;
      },
    },
  ],
])('steps are %j if %j was seen', async (steps, seen, fixture) => {
  const { events } = await examineFixture(fixture);
  expect(events.at(-1)).toMatchObject({ steps, seen });
});
