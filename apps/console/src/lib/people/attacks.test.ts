// The fast ones: each kind of finding has at least one here. More of them, generated, are in `e2e/matrix/attacks/`.

import { expect, test } from 'vitest';
import { from, idOf, joinTeam, linkIn, signIn } from '../../../test/members.ts';
import { password, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

/** Without a password no hash is computed, but the attempt counts. */
const tryOften = async (email: string, networks: number, prefix: string): Promise<void> => {
  for (let network = 0; network < networks; network += 1)
    for (let attempt = 0; attempt < 10; attempt += 1)
      await team.stranger().post('/sign-in', { email }, from(team, `${prefix}.${network}`));
};

test('one address cannot lock another out of an account', async () => {
  const attacker = team.stranger();
  const statuses = new Set<number>();
  for (let attempt = 0; attempt < 120; attempt += 1)
    statuses.add(
      (await signIn(team, attacker, 'victor@foo.com', { word: 'wrong', address: '66.6.6.6' }))
        .status,
    );
  expect(statuses).toEqual(new Set([401, 429]));
  const answer = await signIn(team, team.stranger(), 'victor@foo.com', { address: '10.0.0.77' });
  expect(answer).toMatchObject({ status: 303 });
});

test('many addresses cannot lock out a browser that signed in before', async () => {
  const email = 'edith@foo.com';
  const atHome = team.stranger();
  expect(await signIn(team, atHome, email, { address: '10.0.0.1' })).toMatchObject({ status: 303 });
  await atHome.post('/sign-out');
  await tryOften(email, 12, '66.6.7');
  const elsewhere = await signIn(team, team.stranger(), email, { address: '10.0.0.2' });
  expect(elsewhere.status).toBe(429);
  expect(await signIn(team, atHome, email, { address: '10.0.0.3' })).toMatchObject({ status: 303 });
});

test('successful sign-ins do not count against the limits', async () => {
  for (let attempt = 0; attempt < 12; attempt += 1)
    expect(
      await signIn(team, team.stranger(), 'olga@foo.com', { address: '10.0.1.1' }),
    ).toMatchObject({
      status: 303,
    });
});

test.each(['none', 'editor'])('an owner who becomes %s takes no way back in', async (role) => {
  const name = `Rogue-${role}`;
  const rogue = await joinTeam(team, name, 'owner');
  await joinTeam(team, `Ed-${role}`, 'editor');
  const invitation = linkIn(
    (await rogue.post('/team/invitations', { role: 'owner', note: 'me' })).body,
  );
  const ownPassword = linkIn(
    (await rogue.post(`/team/${await idOf(team, `Ed-${role}`)}/password-link`)).body,
  );
  expect([invitation, ownPassword]).not.toContain('');
  const id = await idOf(team, name);
  const answer = await (role === 'none'
    ? team.owner.post(`/team/${id}/remove`)
    : team.owner.post(`/team/${id}`, { role }));
  expect(answer.status).toBe(303);
  const stranger = team.stranger();
  for (const link of [invitation, ownPassword])
    expect(await stranger.get(link)).toMatchObject({ status: 404 });
  const fields = { name: 'Rogue again', email: `again-${role}@foo.com`, password };
  expect(await stranger.post(invitation, fields)).toMatchObject({ status: 404 });
  const { body } = await team.owner.get('/history');
  expect(body).toMatch(/ended .*link/);
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
  await joinTeam(team, 'Ivy', 'viewer');
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
  await joinTeam(team, 'Gone', 'viewer');
  await team.owner.post(`/team/${await idOf(team, 'Gone')}/remove`);
  const visitor = team.stranger();
  const answer = await signIn(team, visitor, 'gone@foo.com', { address: '10.0.2.1' });
  expect(answer.status).toBe(403);
  expect(answer.body).toContain('Your access was removed');
  expect([...visitor.cookies.keys()].filter((name) => name.includes('session'))).toEqual([]);
  // Only with the right password: else anybody could ask who was removed.
  const wrong = await signIn(team, team.stranger(), 'gone@foo.com', {
    word: 'wrong',
    address: '10.0.2.2',
  });
  expect(wrong.status).toBe(401);
});

test.each(['application/json', 'text/csv', ''])(
  'refuses a foreign form of the type "%s"',
  async (type) => {
    const id = await idOf(team, 'Victor');
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
  '/team/%00/remove',
  '/sites/x%00/health/outcomes.svg',
])('answers 404 for the odd address %s', async (path) => {
  expect((await team.owner.get(path)).status).toBe(404);
});

test('answers 404 for a NUL in the address of a form', async () => {
  for (const path of ['/team/invitations/%00/withdraw', '/team/%00', '/account/sessions/%00/end'])
    expect([path, (await team.owner.post(path, { role: 'viewer' })).status]).toEqual([path, 404]);
});

test.each(['Infinity', '1.5', '99999999999999999999'])(
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
