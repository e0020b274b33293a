import { expect, test } from 'vitest';
import {
  from,
  joinTeam,
  linkIn,
  sendCode,
  signIn,
  turnOn,
} from '../../../apps/console/test/members.ts';
import { useTestConsole } from '../../../apps/console/test/team.ts';
import { totp } from '../../../apps/console/test/totp.ts';
import type { Visitor } from '../../../apps/console/test/visitor.ts';

const team = useTestConsole();

/** Without a password no hash is computed, but the attempt counts. */
async function tryOften(email: string, networks: number, prefix: string): Promise<void> {
  for (let network = 0; network < networks; network += 1)
    for (let attempt = 0; attempt < 10; attempt += 1)
      await team.stranger().post('/sign-in', { email }, from(team, `${prefix}.${network}`));
}

async function halfWay(visitor: Visitor, email: string, address: string): Promise<Visitor> {
  const answer = await signIn(team, visitor, email, { address });
  expect(answer.location).toBe('/sign-in/code?next=%2F');
  return visitor;
}

/** A code of six digits that is right neither now nor in the next minutes. */
function wrongCode(secret: string, n: number): string {
  const right = new Set([-2, -1, 0, 1, 2, 3, 4].map((later) => totp(secret, later)));
  const code = String((n * 7_919) % 1_000_000).padStart(6, '0');
  return right.has(code) ? wrongCode(secret, n + 1_000) : code;
}

test('the mark of a browser is for one account only', async () => {
  const atHome = team.stranger();
  await signIn(team, atHome, 'olga@foo.com', { address: '10.0.0.4' });
  await tryOften('victor@foo.com', 12, '66.6.8');
  const answer = await signIn(team, atHome, 'victor@foo.com', { address: '10.0.0.5' });
  expect(answer.status).toBe(429);
});

test('one address cannot try the passwords of many people', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 60; n += 1)
    statuses.push(
      (await team.stranger().post('/sign-in', { email: `n${n}@foo.com` }, from(team, '66.6.9.9')))
        .status,
    );
  expect(statuses.slice(0, 50).every((status) => status === 401)).toBe(true);
  expect(statuses.slice(50).every((status) => status === 429)).toBe(true);
});

test.each([
  ['another case', (email: string) => email.toUpperCase()],
  ['spaces', (email: string) => ` ${email}  `],
])('%s in the e-mail is the same account', async (_, write) => {
  for (let n = 0; n < 10; n += 1)
    await team
      .stranger()
      .post('/sign-in', { email: write('edith@foo.com') }, from(team, '66.7.1.1'));
  const answer = await signIn(team, team.stranger(), 'edith@foo.com', { address: '66.7.1.1' });
  expect(answer.status).toBe(429);
});

test('the addresses of one IPv6 network are one client', async () => {
  for (let n = 0; n < 10; n += 1)
    await team
      .stranger()
      .post('/sign-in', { email: 'gus@foo.com' }, from(team, `2001:db8:1:1::${n + 1}`));
  const again = await signIn(team, team.stranger(), 'gus@foo.com', { address: '2001:db8:1:1::ff' });
  expect(again.status).toBe(429);
});

test('codes cannot be tried from many addresses, and the known browser still gets in', async () => {
  const { secret } = await turnOn(await joinTeam(team, 'Mia', 'owner'));
  const known = await halfWay(team.stranger(), 'mia@foo.com', '10.4.0.1');
  expect((await sendCode(team, known, totp(secret, 1), '10.4.0.1')).status).toBe(303);
  await known.post('/sign-out');

  const statuses: number[] = [];
  for (let network = 0; network < 5; network += 1) {
    const address = `66.8.${network}.1`;
    const attacker = await halfWay(team.stranger(), 'mia@foo.com', address);
    for (let n = 0; n < 4; n += 1)
      statuses.push(
        (await sendCode(team, attacker, wrongCode(secret, network * 10 + n), address)).status,
      );
  }
  expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(10).fill(429)]);
  const stranger = await halfWay(team.stranger(), 'mia@foo.com', '10.4.0.2');
  expect((await sendCode(team, stranger, totp(secret, -1), '10.4.0.2')).status).toBe(429);
  await halfWay(known, 'mia@foo.com', '10.4.0.3');
  expect((await sendCode(team, known, totp(secret, -1), '10.4.0.3')).status).toBe(303);
});

test('codes that come at the same moment are counted one by one', async () => {
  const { secret } = await turnOn(await joinTeam(team, 'Nora', 'viewer'));
  const attackers = await Promise.all(
    Array.from({ length: 4 }, () => halfWay(team.stranger(), 'nora@foo.com', '66.9.0.1')),
  );
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      sendCode(team, attackers[n % 4]!, wrongCode(secret, n), '66.9.0.1'),
    ),
  );
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
  expect(answers.filter(({ status }) => status === 303)).toEqual([]);
});

test('of ten who use one backup code at the same moment, one gets in', async () => {
  const { backupCodes } = await turnOn(await joinTeam(team, 'Otto', 'viewer'));
  const [code = ''] = backupCodes;
  const addresses = Array.from({ length: 8 }, (_, n) => `10.5.${n}.1`);
  const visitors: Visitor[] = [];
  for (const address of addresses)
    visitors.push(await halfWay(team.stranger(), 'otto@foo.com', address));
  const answers = await Promise.all(
    visitors.map((visitor, n) => sendCode(team, visitor, code, addresses[n])),
  );
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(
    (
      await Promise.all(visitors.map(async (visitor) => (await visitor.get('/account')).status))
    ).filter((status) => status === 200),
  ).toHaveLength(1);
});

test('backup codes are not used up by guesses, and a guess is never one', async () => {
  const nils = await joinTeam(team, 'Nils', 'viewer');
  const { backupCodes } = await turnOn(nils);
  const visitor = await halfWay(team.stranger(), 'nils@foo.com', '10.6.0.1');
  for (const guess of ['', '-', 'aaaaa-aaaaa', backupCodes.join(''), backupCodes[0]!.slice(0, 5)])
    expect((await sendCode(team, visitor, guess, '10.6.0.1')).status).toBe(401);
  expect((await nils.get('/account')).body).toContain('10 of 10 backup codes');
});

test('a link works however many wrong ones were opened from the same address', async () => {
  const made = await team.owner.post('/team/invitations', { role: 'viewer', note: 'Wim' });
  const stranger = team.stranger();
  for (let n = 0; n < 60; n += 1) await stranger.get(`/join/wrong-${n}`, from(team, '66.6.9.1'));
  expect((await stranger.get('/join/wrong', from(team, '66.6.9.1'))).status).toBe(429);
  expect((await stranger.get(linkIn(made.body), from(team, '66.6.9.1'))).status).toBe(200);
});
