import { expect, test } from 'vitest';
import { password, useTestConsole } from '../../../test/team.ts';
import type { Visitor } from '../../../test/visitor.ts';

const team = useTestConsole();

const from = (address: string): Record<string, string> => ({
  origin: team.running.url,
  'x-test-address': address,
});

const signIn = (
  visitor: Visitor,
  email: string,
  { word = password, address }: { readonly word?: string; readonly address: string },
): ReturnType<Visitor['post']> =>
  visitor.post('/sign-in', { email, password: word }, from(address));

/** Without a password no hash is computed, but the attempt counts. */
const tryOften = async (email: string, networks: number, prefix: string): Promise<void> => {
  for (let network = 0; network < networks; network += 1)
    for (let attempt = 0; attempt < 10; attempt += 1)
      await team.stranger().post('/sign-in', { email }, from(`${prefix}.${network}`));
};

const linkIn = (body: string): string =>
  /http:\S+\/((?:join|password)\/[\w-]+)/.exec(body)?.[1] ?? '';

/** Somebody new, by an invitation that `by` makes. */
async function join(by: Visitor, name: string, role: string): Promise<Visitor> {
  const { body } = await by.post('/team/invitations', { role, note: name });
  const visitor = team.stranger();
  const answer = await visitor.post(`/${linkIn(body)}`, {
    name,
    email: `${name.toLowerCase()}@foo.com`,
    password,
  });
  expect(answer).toMatchObject({ status: 303, location: '/' });
  return visitor;
}

/** The id of a person, from the form beside the name. */
async function idOf(name: string): Promise<string> {
  const { body } = await team.owner.get('/team');
  return (
    new RegExp(`<label class="hidden" for="role-([\\w-]+)">Role of ${name}<`).exec(body)?.[1] ?? ''
  );
}

test('one address cannot lock another out of an account', async () => {
  const attacker = team.stranger();
  const statuses = new Set<number>();
  for (let attempt = 0; attempt < 120; attempt += 1)
    statuses.add(
      (await signIn(attacker, 'victor@foo.com', { word: 'wrong', address: '66.6.6.6' })).status,
    );
  expect(statuses).toEqual(new Set([401, 429]));
  const answer = await signIn(team.stranger(), 'victor@foo.com', { address: '10.0.0.77' });
  expect(answer).toMatchObject({ status: 303 });
});

test('many addresses cannot lock out a browser that signed in before', async () => {
  const email = 'edith@foo.com';
  const atHome = team.stranger();
  expect(await signIn(atHome, email, { address: '10.0.0.1' })).toMatchObject({ status: 303 });
  await atHome.post('/sign-out');
  await tryOften(email, 12, '66.6.7');
  const elsewhere = await signIn(team.stranger(), email, { address: '10.0.0.2' });
  expect(elsewhere.status).toBe(429);
  expect(await signIn(atHome, email, { address: '10.0.0.3' })).toMatchObject({ status: 303 });
});

test('the mark of a browser is for one account only', async () => {
  const atHome = team.stranger();
  await signIn(atHome, 'olga@foo.com', { address: '10.0.0.4' });
  await tryOften('victor@foo.com', 12, '66.6.8');
  expect((await signIn(atHome, 'victor@foo.com', { address: '10.0.0.5' })).status).toBe(429);
});

test('successful sign-ins do not count against the limits', async () => {
  for (let attempt = 0; attempt < 12; attempt += 1)
    expect(await signIn(team.stranger(), 'olga@foo.com', { address: '10.0.1.1' })).toMatchObject({
      status: 303,
    });
});

test('a link works however many wrong ones were opened from the same address', async () => {
  const made = await team.owner.post('/team/invitations', { role: 'viewer', note: 'Wanda' });
  const stranger = team.stranger();
  const statuses = new Set<number>();
  for (let attempt = 0; attempt < 60; attempt += 1)
    statuses.add((await stranger.get(`/join/wrong-${attempt}`, from('66.6.9.1'))).status);
  expect(statuses).toEqual(new Set([404, 429]));
  expect((await stranger.get(`/${linkIn(made.body)}`, from('66.6.9.1'))).status).toBe(200);
});

test.each(['none', 'editor'])('an owner who becomes %s takes no way back in', async (role) => {
  const name = `Rogue-${role}`;
  const rogue = await join(team.owner, name, 'owner');
  await join(team.owner, `Ed-${role}`, 'editor');
  const invitation = linkIn(
    (await rogue.post('/team/invitations', { role: 'owner', note: 'me' })).body,
  );
  const ownPassword = linkIn(
    (await rogue.post(`/team/${await idOf(`Ed-${role}`)}/password-link`)).body,
  );
  expect([invitation, ownPassword]).not.toContain('');
  expect((await team.owner.post(`/team/${await idOf(name)}`, { role })).status).toBe(303);
  const stranger = team.stranger();
  for (const link of [invitation, ownPassword])
    expect(await stranger.get(`/${link}`)).toMatchObject({ status: 404 });
  const fields = { name: 'Rogue again', email: `again-${role}@foo.com`, password };
  expect(await stranger.post(`/${invitation}`, fields)).toMatchObject({ status: 404 });
  const { body } = await team.owner.get('/history');
  expect(body).toMatch(/ended .*link/);
});

test('a link that somebody else made outlives the removal', async () => {
  const link = linkIn(
    (await team.owner.post('/team/invitations', { role: 'viewer', note: 'X' })).body,
  );
  await join(team.owner, 'Ronny', 'owner');
  await team.owner.post(`/team/${await idOf('Ronny')}`, { role: 'none' });
  expect(await team.stranger().get(`/${link}`)).toMatchObject({ status: 200 });
});

test('the history names who invited, withdrew and joined by whose invitation', async () => {
  const made = await team.owner.post('/team/invitations', { role: 'viewer', note: 'the interns' });
  expect(made.status).toBe(200);
  const hash =
    /\/team\/invitations\/([\w-]+)\/withdraw"[^>]*>\s*<button[^>]*>Withdraw <span class="hidden">the link for the interns</.exec(
      made.body,
    )?.[1];
  expect(await team.owner.post(`/team/invitations/${hash}/withdraw`)).toMatchObject({
    status: 303,
  });
  await join(team.owner, 'Ivy', 'viewer');
  const { body } = await team.owner.get('/history');
  const text = body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(text).toContain('Olga invited the interns');
  expect(text).toContain('Olga withdrew the invitation of the interns');
  expect(text).toMatch(/Ivy joined the team .*Invited by.*Olga/);
});

test('the team page names the last sign-in of each person', async () => {
  const { body } = await team.owner.get('/team');
  expect(body).toMatch(/Victor[^]*?last sign-in <time/);
});

test('a removed person is told so, and gets no session', async () => {
  await join(team.owner, 'Gone', 'viewer');
  await team.owner.post(`/team/${await idOf('Gone')}`, { role: 'none' });
  const visitor = team.stranger();
  const answer = await signIn(visitor, 'gone@foo.com', { address: '10.0.2.1' });
  expect(answer.status).toBe(403);
  expect(answer.body).toContain('Your access was removed');
  expect([...visitor.cookies.keys()].filter((name) => name.includes('session'))).toEqual([]);
  // Only with the right password: else anybody could ask who was removed.
  const wrong = await signIn(team.stranger(), 'gone@foo.com', {
    word: 'wrong',
    address: '10.0.2.2',
  });
  expect(wrong.status).toBe(401);
});

test.each(['application/json', 'text/csv', ''])(
  'refuses a foreign form of the type "%s"',
  async (type) => {
    const id = await idOf('Victor');
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(`${team.running.url}/team/${id}/password-link`, {
        method,
        headers: {
          origin: 'https://evil.com',
          cookie: [...team.owner.cookies].map((pair) => pair.join('=')).join('; '),
          ...(type && { 'content-type': type }),
        },
        body: '{}',
      });
      expect(response.status, method).toBe(403);
    }
  },
);

test.each([
  '/sites/%00',
  '/sites/a%00b/history',
  '/sites/%F0%9F%98%80',
  '/sites/..%2f',
  '/join/%00',
  '/password/%00',
])('answers 404 for the odd address %s', async (path) => {
  expect((await team.owner.get(path)).status).toBe(404);
});

test.each(['Infinity', '1.5', '-1', '1e3', '%00', '99999999999999999999', 'NaN'])(
  'answers 404 for the undo of the change %s',
  async (change) => {
    const site = await team.addSite();
    expect((await team.owner.post(`/sites/${site}/history/${change}/undo`)).status).toBe(404);
    expect((await team.owner.post(`/team/x/history/${change}/undo`)).status).toBe(404);
  },
);

test('refuses control characters in names with 422', async () => {
  const answer = await team.owner.post('/sites', { name: 'a\0b' });
  expect(answer.status).toBe(422);
  expect(
    (await team.owner.post('/team/invitations', { role: 'viewer', note: 'a\0b' })).status,
  ).toBe(422);
});

test('answers 400 for a multipart form without a boundary', async () => {
  const response = await fetch(`${team.running.url}/sign-in`, {
    method: 'POST',
    headers: { origin: team.running.url, 'content-type': 'multipart/form-data' },
    body: 'x',
  });
  expect(response.status).toBe(400);
});
