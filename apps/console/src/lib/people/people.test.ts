import { expect, test } from 'vitest';
import { password, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

test('without a session every page leads to the sign-in, and back', async () => {
  const visitor = team.stranger();
  for (const path of ['/', '/team', '/history', '/sites/new', '/sites/1234', '/sites/1/history']) {
    const answer = await visitor.get(path);
    expect(answer.location).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  const signedIn = await visitor.post('/sign-in?next=%2Fteam', { email: 'olga@foo.com', password });
  expect(signedIn).toMatchObject({ status: 303, location: '/team' });
  expect((await visitor.get('/team')).body).toContain('Olga');
  expect((await visitor.get('/sign-in')).location).toBe('/');
});

test('the session cookie is for HTTP only and for this site, and ends on the server too', async () => {
  const visitor = team.stranger();
  const answer = await visitor.post('/sign-in', { email: 'olga@foo.com', password });
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/i);
  const kept = new Map(visitor.cookies);
  expect((await visitor.post('/sign-out')).location).toBe('/sign-in');
  for (const [name, value] of kept) visitor.cookies.set(name, value);
  expect((await visitor.get('/')).location).toMatch('/sign-in');
});

test('a session that was planted before the sign-in is not used (session fixation)', async () => {
  const attacker = team.stranger();
  await attacker.post('/sign-in', { email: 'victor@foo.com', password });
  const victim = team.stranger();
  for (const [name, value] of attacker.cookies) victim.cookies.set(name, value);
  await victim.post('/sign-in', { email: 'olga@foo.com', password });
  expect(victim.cookies).not.toEqual(attacker.cookies);
  expect((await victim.get('/')).body).toContain('Olga');
  expect((await attacker.get('/')).body).toContain('Victor');

  const made = team.stranger();
  made.cookies.set('bookplate-console.session_token', 'chosen-by-an-attacker');
  await made.post('/sign-in', { email: 'olga@foo.com', password });
  expect([...made.cookies.values()].join(' ')).not.toContain('chosen-by-an-attacker');
});

test('a wrong password and an unknown e-mail look the same and take as long (enumeration)', async () => {
  const visitor = team.stranger();
  interface Attempt {
    readonly body: string;
    readonly milliseconds: number;
  }
  const attempt = async (email: string): Promise<Attempt> => {
    const started = performance.now();
    const { status, body } = await visitor.post('/sign-in', { email, password: 'not the one' });
    expect(status).toBe(401);
    return { body: body.replace(email, ''), milliseconds: performance.now() - started };
  };
  const known: Attempt[] = [];
  const unknown: Attempt[] = [];
  for (let round = 0; round < 3; round += 1) {
    known.push(await attempt('olga@foo.com'));
    unknown.push(await attempt('nobody@foo.com'));
  }
  expect(new Set([...known, ...unknown].map(({ body }) => body)).size).toBe(1);
  const shortest = (all: readonly Attempt[]): number =>
    Math.min(...all.map(({ milliseconds }) => milliseconds));
  // Hashing a password takes far longer than everything else.
  expect(shortest(unknown)).toBeGreaterThan(shortest(known) / 3);
});

test('who tries passwords is stopped; the right one does not help, and others get in', async () => {
  const email = 'edith@foo.com';
  const visitor = team.stranger();
  const send = (address: string, word: string): ReturnType<typeof visitor.post> =>
    visitor.post(
      '/sign-in',
      { email, password: word },
      {
        origin: team.running.url,
        'x-test-address': address,
      },
    );
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1)
    statuses.push((await send('198.51.100.1', `guess ${attempt}`)).status);
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  expect((await send('198.51.100.1', password)).status).toBe(429);
  expect((await send('198.51.100.2', password)).status).toBe(303);
});

test.each([
  'https://evil.com/',
  '//evil.com/',
  '/\\evil.com',
  '\t//evil.com',
  '/\t/evil.com',
  'javascript:alert(1)',
  'http:evil.com',
  '\\\\evil.com',
])('after the sign-in nobody is led to %j (open redirect)', async (next) => {
  const visitor = team.stranger();
  const path = `/sign-in?next=${encodeURIComponent(next)}`;
  const answer = await visitor.post(
    path,
    { email: 'victor@foo.com', password },
    {
      origin: team.running.url,
      'x-test-address': `2001:db8:${next.length}:${next.charCodeAt(0)}::1`,
    },
  );
  expect(answer.status).toBe(303);
  const landed = new URL(answer.headers.get('location') ?? '', team.running.url);
  expect(landed.origin).toBe(team.running.url);
});

test('a link works once, and asks for a password that is long enough', async () => {
  const { body } = await team.owner.post('/team/invitations', { role: 'viewer', note: 'Zoe' });
  const path = new URL(/http:\S+\/join\/[\w-]+/.exec(body)![0]).pathname;
  const zoe = team.stranger();
  expect((await zoe.get(path)).body).toContain('You are invited');
  const form = { name: 'Zoe', email: 'zoe@foo.com', password: 'short' };
  const refused = await zoe.post(path, form);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('Use at least 12 characters.');
  expect(refused.body).toContain('value="zoe@foo.com"');
  expect(refused.body).not.toContain('value="short"');
  expect((await zoe.post(path, { ...form, password })).location).toBe('/');
  expect((await team.stranger().get(path)).status).toBe(404);
  expect((await team.stranger().post(path, { ...form, password })).status).toBe(404);
});

test('a link that was withdrawn does not work, and none is shown twice', async () => {
  const { body } = await team.owner.post('/team/invitations', { role: 'editor', note: 'Eve' });
  const path = new URL(/http:\S+\/join\/[\w-]+/.exec(body)![0]).pathname;
  const page = (await team.owner.get('/team')).body;
  expect(page).not.toContain(path);
  const withdraw = /\/team\/invitations\/[\w-]+\/withdraw/.exec(page)![0];
  expect((await team.editor.post(withdraw)).status).toBe(403);
  await team.owner.post(withdraw);
  expect((await team.stranger().get(path)).status).toBe(404);
});

test('an owner makes a link by which somebody sets a new password: once, and their sessions end', async () => {
  const { body } = await team.owner.post('/team/invitations', { role: 'editor', note: 'Flo' });
  const flo = team.stranger();
  const form = { name: 'Flo', email: 'flo@foo.com', password };
  await flo.post(new URL(/http:\S+\/join\/[\w-]+/.exec(body)![0]).pathname, form);
  const page = (await team.owner.get('/team')).body;
  const [make, id] = new RegExp(`/team/([\\w-]+)/password-link(?=[^]{0,200}for Flo)`).exec(page)!;
  expect((await team.editor.post(make)).status).toBe(403);
  const pathIn = (text: string): string =>
    new URL(/http:\S+\/password\/[\w-]+/.exec(text)![0]).pathname;
  const first = pathIn((await team.owner.post(make)).body);
  const link = pathIn((await team.owner.post(make)).body);
  // Of two, the later one.
  expect((await team.stranger().get(first)).status).toBe(404);

  const visitor = team.stranger();
  const asked = await visitor.get(link);
  expect(asked.body).toContain('For Flo.');
  expect(asked.headers.get('referrer-policy')).toBe('same-origin');
  expect((await flo.get('/')).status).toBe(200);
  const short = await visitor.post(link, { password: 'short' });
  expect(short.status).toBe(422);
  expect(short.body).toContain('Use at least 12 characters.');
  const changed = { email: 'olga@foo.com', password: 'a new horse battery' };
  expect((await visitor.post(link, changed)).location).toBe('/');
  expect((await visitor.get('/')).body).toContain('flo@foo.com');
  expect((await flo.get('/')).location).toMatch('/sign-in');
  expect((await team.stranger().post('/sign-in', form)).status).toBe(401);
  expect(
    (await team.stranger().post('/sign-in', { ...changed, email: 'flo@foo.com' })).status,
  ).toBe(303);
  expect((await team.stranger().get(link)).status).toBe(404);
  expect((await team.stranger().post(link, changed)).status).toBe(404);

  const history = (await team.owner.get('/history')).body;
  expect(history).toMatch(/Olga made a password link for Flo[^]*Olga made a password link for Flo/);
  expect(history).toContain('Flo set a new password for Flo');
  expect(history).not.toMatch(new RegExp(`for Flo(?:(?!</li>)[^])*/team/${id}/history`));
});

test('refuses a password link for an owner, and one of somebody who was an owner meanwhile', async () => {
  const page = (await team.owner.get('/team')).body;
  const [, olga] = /\/team\/([\w-]+)">\s*<label[^>]+>Role of Olga/.exec(page)!;
  const [, victor] = /\/team\/([\w-]+)">\s*<label[^>]+>Role of Victor/.exec(page)!;
  expect(page).not.toContain(`/team/${olga}/password-link`);
  expect((await team.owner.post(`/team/${olga}/password-link`)).status).toBe(404);
  const { body } = await team.owner.post(`/team/${victor}/password-link`);
  const link = new URL(/http:\S+\/password\/[\w-]+/.exec(body)![0]).pathname;
  for (const [path, form] of [
    [`/team/${victor}`, { role: 'owner' }],
    [`/team/${victor}/remove`, {}],
  ] as const) {
    await team.owner.post(path, form);
    expect((await team.stranger().get(link)).status).toBe(404);
  }
  const history = (await team.owner.get('/history')).body;
  const [undo] = new RegExp(`/team/${victor}/history/\\d+/undo`).exec(history)!;
  expect((await team.owner.post(undo)).status).toBe(303);
  await team.owner.post(`/team/${victor}`, { role: 'viewer' });
  expect((await team.stranger().get(link)).status).toBe(404);
});

test('who is removed is out at once, and can be brought back from the history', async () => {
  const { body } = await team.owner.post('/team/invitations', { role: 'viewer', note: 'Rob' });
  const rob = team.stranger();
  const path = new URL(/http:\S+\/join\/[\w-]+/.exec(body)![0]).pathname;
  await rob.post(path, { name: 'Rob', email: 'rob@foo.com', password });
  const { body: page } = await team.owner.get('/team');
  const [, id] = /\/team\/([\w-]+)">\s*<label[^>]+>Role of Rob/.exec(page)!;
  expect((await team.editor.post(`/team/${id}/remove`)).status).toBe(403);
  expect((await team.owner.post(`/team/${id}/remove`)).status).toBe(303);
  expect((await rob.get('/')).location).toMatch('/sign-in');
  await rob.post('/sign-in', { email: 'rob@foo.com', password });
  expect((await rob.get('/')).location).toMatch('/sign-in');

  const history = (await team.owner.get('/history')).body;
  const undo = new RegExp(`/team/${id}/history/\\d+/undo`).exec(history)![0];
  expect((await team.editor.post(undo)).status).toBe(403);
  expect((await team.owner.post(undo)).status).toBe(303);
  await rob.post('/sign-in', { email: 'rob@foo.com', password });
  expect((await rob.get('/')).status).toBe(200);
});

test('the last owner stays', async () => {
  const { body } = await team.owner.get('/team');
  const [, id] = /\/team\/([\w-]+)">\s*<label[^>]+>Role of Olga/.exec(body)!;
  const answer = await team.owner.post(`/team/${id}`, { role: 'viewer' });
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('A console needs an owner');
});

test('nobody signs up, and better-auth’s own endpoints are not served', async () => {
  for (const path of [
    '/api/auth/sign-up/email',
    '/api/auth/sign-in/email',
    '/api/auth/get-session',
  ])
    expect((await team.stranger().post(path, { email: 'x@foo.com', password })).status).toBe(404);
});
