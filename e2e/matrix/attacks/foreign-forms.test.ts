import { expect, test } from 'vitest';
import { idOf } from '../../../apps/console/test/members.ts';
import { fillPath, listRoutes } from '../../../apps/console/test/routes.ts';
import { useTestConsole } from '../../../apps/console/test/team.ts';
import type { Visitor } from '../../../apps/console/test/visitor.ts';

const team = useTestConsole();
const routes = listRoutes();
const unsafe = routes.filter(({ method }) => method !== 'GET');

const cookiesOf = ({ cookies }: Visitor): string =>
  [...cookies].map((pair) => pair.join('=')).join('; ');

/** What a page of another site can have a browser send, and what other programs can. */
const origins: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://evil.com', 'sec-fetch-site': 'cross-site' },
  { origin: 'http://docs.127.0.0.1.nip.io', 'sec-fetch-site': 'same-site' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
  { 'sec-fetch-site': 'none' },
  {},
];
const types = [
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/json',
  'text/csv',
  '',
];

async function values(): Promise<Record<string, string>> {
  return { id: await team.addSite(), personId: await idOf(team, 'Victor'), change: '1' };
}

test('the list has the routes of the application', () => {
  const paths = unsafe.map(({ path }) => path);
  for (const path of ['/sign-in', '/sites/:id', '/team/:personId/remove', '/account/password'])
    expect(paths).toContain(path);
});

test('the list has no method that the rule about foreign forms takes for safe', () => {
  expect(new Set(unsafe.map(({ method }) => method))).not.toContain('OPTIONS');
});

test.each(unsafe.map(({ method, path }) => [method, path] as const))(
  '%s %s is refused to pages of other sites, with whatever type',
  async (method, path) => {
    const url = `${team.running.url}${fillPath(path, await values())}`;
    const before = (await team.owner.get('/history')).body;
    for (const origin of origins)
      for (const type of types) {
        const request: RequestInit = {
          method,
          redirect: 'manual',
          headers: {
            ...origin,
            cookie: cookiesOf(team.owner),
            ...(type && { 'content-type': type }),
          },
          body: 'role=none&name=x&password=xxxxxxxxxxxx',
        };
        const response = await fetch(url, request);
        expect([origin, type, response.status]).toEqual([origin, type, 403]);
      }
    expect((await team.owner.get('/history')).body).toBe(before);
  },
);

test('no GET changes anything: another site can send those', async () => {
  const filled = await values();
  const before = (await team.owner.get('/history')).body;
  const people = (await team.owner.get('/team')).body;
  for (const { path } of routes.filter(({ method }) => method === 'GET'))
    await team.owner.get(fillPath(path, filled), { 'sec-fetch-site': 'cross-site' });
  expect((await team.owner.get('/history')).body).toBe(before);
  expect((await team.owner.get('/team')).body).toBe(people);
});
