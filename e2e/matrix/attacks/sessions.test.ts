import { expect, test } from 'vitest';
import {
  idOf,
  joinTeam,
  linkIn,
  sendCode,
  signIn,
  turnOn,
} from '../../../apps/console/test/members.ts';
import { password, useTestConsole } from '../../../apps/console/test/team.ts';
import { totp } from '../../../apps/console/test/totp.ts';
import type { Visitor } from '../../../apps/console/test/visitor.ts';

const team = useTestConsole({ BOOKPLATE_CONSOLE_URL: 'https://console.foo.com' });
const session = '__Host-bookplate-console.session_token';
const half = '__Host-bookplate-console.two_factor';

const isIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get('/account')).status === 200;

async function signedIn(email: string, address: string): Promise<Visitor> {
  const visitor = team.stranger();
  await signIn(team, visitor, email, { address });
  return visitor;
}

test('signing in, by a password or a link, makes a session that nobody knew before (fixation)', async () => {
  const { body } = await team.owner.post('/team/invitations', { role: 'viewer', note: 'Fay' });
  const attacker = await signedIn('victor@foo.com', '10.3.0.1');
  const planted = attacker.cookies.get(session)!;
  const form = { name: 'Fay', email: 'fay@foo.com', password };
  const victims = [team.stranger(), team.stranger(), team.stranger()];
  for (const victim of victims) victim.cookies.set(session, planted);
  const [byLink, byPassword, made] = victims as [Visitor, Visitor, Visitor];
  await byLink.post(linkIn(body), form);
  await signIn(team, byPassword, 'fay@foo.com', { address: '10.3.0.2' });
  made.cookies.set(session, 'chosen.by-an-attacker');
  await signIn(team, made, 'fay@foo.com', { address: '10.3.0.3' });
  for (const victim of victims) {
    expect(victim.cookies.get(session)).not.toBe(planted);
    expect((await victim.get('/account')).body).toContain('fay@foo.com');
  }
  expect((await attacker.get('/account')).body).toContain('victor@foo.com');
});

test.each(['before', 'after'])(
  'a cookie without the prefix that another host set stands %s ours, and changes nothing (tossing)',
  async (where) => {
    const attacker = await signedIn('victor@foo.com', '10.3.0.4');
    const theirs = attacker.cookies.get(session)!;
    const ours = team.owner.cookies.get(session)!;
    const tossed = ['bookplate-console', '__Secure-bookplate-console'].map(
      (prefix) => `${prefix}.session_token=${theirs}`,
    );
    const pair = `${session}=${ours}`;
    const cookie = where === 'before' ? [...tossed, pair] : [pair, ...tossed];
    const visitor = team.stranger();
    const { body } = await visitor.get('/account', { cookie: cookie.join('; ') });
    expect(body).toContain('olga@foo.com');
  },
);

test('a tampered session is none', async () => {
  const value = team.viewer.cookies.get(session)!;
  const [token = '', signature = ''] = decodeURIComponent(value).split('.');
  const other = decodeURIComponent(team.owner.cookies.get(session)!).split('.');
  for (const forged of [
    token,
    `${token}.`,
    `.${signature}`,
    `${token}.${other[1]}`,
    `${other[0]}.${signature}`,
    `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}.${signature}`,
    `${value}%00`,
    '%00',
    '%',
    'x'.repeat(4_000),
  ]) {
    const visitor = team.stranger();
    visitor.cookies.set(session, forged.includes('%') ? forged : encodeURIComponent(forged));
    expect([forged, (await visitor.get('/account')).location]).toEqual([
      forged,
      '/sign-in?next=%2Faccount',
    ]);
  }
});

test('what was stolen before ends with the sign-out, the new password and the removal', async () => {
  const copyOf = (visitor: Visitor): Visitor => {
    const thief = team.stranger();
    for (const [name, value] of visitor.cookies) thief.cookies.set(name, value);
    return thief;
  };
  const gail = await joinTeam(team, 'Gail', 'editor');
  const first = copyOf(gail);
  await gail.post('/sign-out');
  expect(await isIn(first)).toBe(false);

  const second = copyOf(await signedIn('gail@foo.com', '10.3.0.5'));
  expect(await isIn(second)).toBe(true);
  const here = await signedIn('gail@foo.com', '10.3.0.6');
  await here.post('/account/password', { current: password, password: 'another horse battery' });
  expect([await isIn(second), await isIn(here)]).toEqual([false, true]);

  const third = copyOf(here);
  await team.owner.post(`/team/${await idOf(team, 'Gail')}/remove`);
  expect([await isIn(third), await isIn(here)]).toEqual([false, false]);
});

test('half a sign-in opens nothing, and ends with a new password', async () => {
  const { secret } = await turnOn(await joinTeam(team, 'Hal', 'owner'));
  const hal = await signedIn('hal@foo.com', '10.3.0.7');
  expect([...hal.cookies.keys()]).toEqual([half]);
  for (const path of ['/', '/team', '/account', '/history'])
    expect((await hal.get(path)).location).toMatch(/^\/sign-in\?next=/);
  expect((await hal.post('/team/invitations', { role: 'owner', note: 'x' })).status).toBe(401);
  // The cookie is no session, whatever it is called.
  const forged = team.stranger();
  forged.cookies.set(session, hal.cookies.get(half)!);
  expect(await isIn(forged)).toBe(false);
  // "This device is trusted" is nothing that we have.
  hal.cookies.set('__Host-bookplate-console.trust_device', 'x!y.z');
  await signIn(team, hal, 'hal@foo.com', { address: '10.3.0.7' });
  expect(await isIn(hal)).toBe(false);

  const attacker = await signedIn('hal@foo.com', '10.3.0.8');
  const owner = await signedIn('hal@foo.com', '10.3.0.9');
  expect((await sendCode(team, owner, totp(secret, 1), '10.3.0.9')).status).toBe(303);
  await owner.post('/account/password', { current: password, password: 'another horse battery' });
  expect((await sendCode(team, attacker, totp(secret, -1), '10.3.0.8')).body).toContain(
    'The sign-in took too long.',
  );
});

test('half a sign-in of one is not finished by the code of another', async () => {
  await turnOn(await joinTeam(team, 'Ian', 'viewer'));
  const mine = await turnOn(await joinTeam(team, 'Joy', 'viewer'));
  const attacker = await signedIn('ian@foo.com', '10.3.1.1');
  for (const code of [totp(mine.secret, 1), ...mine.backupCodes.slice(0, 2)])
    expect((await sendCode(team, attacker, code, '10.3.1.1')).status).toBe(401);
  expect(await isIn(attacker)).toBe(false);
});

test('half a sign-in is finished once', async () => {
  const { secret, backupCodes } = await turnOn(await joinTeam(team, 'Kay', 'viewer'));
  const kay = await signedIn('kay@foo.com', '10.3.1.2');
  const thief = team.stranger();
  thief.cookies.set(half, kay.cookies.get(half)!);
  expect((await sendCode(team, kay, totp(secret, 1), '10.3.1.2')).status).toBe(303);
  expect((await sendCode(team, thief, backupCodes[0]!, '10.3.1.3')).status).toBe(401);
  expect(await isIn(thief)).toBe(false);
});

test('an owner does not turn off their own that way, which needs no password', async () => {
  const owner = await joinTeam(team, 'Hugo', 'owner');
  await turnOn(owner);
  const id = await idOf(team, 'Hugo');
  expect((await owner.post(`/team/${id}/second-factor/off`)).status).toBe(404);
  expect((await owner.get('/account')).body).toContain('<span class="tag">on</span>');
});

test('is still asked for after a password link', async () => {
  const { secret } = await turnOn(await joinTeam(team, 'Iris', 'viewer'));
  const { body } = await team.owner.post(`/team/${await idOf(team, 'Iris')}/password-link`);
  const iris = team.stranger();
  const answer = await iris.post(linkIn(body), { password: 'another horse battery' });
  expect(answer.location).toBe('/sign-in/code?next=%2F');
  expect((await iris.get('/')).location).toMatch('/sign-in');
  expect((await sendCode(team, iris, totp(secret, 1))).status).toBe(303);
});

test('a session of somebody else beside it is not what signs in', async () => {
  const { secret } = await turnOn(await joinTeam(team, 'Lena', 'viewer'));
  const lena = await signedIn('lena@foo.com', '10.3.1.4');
  // Planted by an attacker who has an account here.
  for (const [name, value] of team.viewer.cookies)
    if (name.endsWith('session_token')) lena.cookies.set(name, value);
  expect((await sendCode(team, lena, totp(secret, 1))).status).toBe(303);
  expect((await lena.get('/account')).body).toContain('lena@foo.com');
});

test('a link that somebody else made outlives the removal', async () => {
  const link = linkIn(
    (await team.owner.post('/team/invitations', { role: 'viewer', note: 'X' })).body,
  );
  await joinTeam(team, 'Ronny', 'owner');
  await team.owner.post(`/team/${await idOf(team, 'Ronny')}/remove`);
  expect(await team.stranger().get(link)).toMatchObject({ status: 200 });
});
