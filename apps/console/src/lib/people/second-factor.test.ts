import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyNewDatabase } from '../../../test/data-folder.ts';
import { freePort } from '../../../test/free-port.ts';
import { withIntervals } from '../../../test/intervals.ts';
import { idOf, joinTeam, sendCode, signIn, turnOn } from '../../../test/members.ts';
import { password, useTestConsole } from '../../../test/team.ts';
import { totp } from '../../../test/totp.ts';
import { Visitor } from '../../../test/visitor.ts';
import { readConfig } from '../config.ts';
import { type RunningConsole, startConsole } from '../start-console.ts';

const team = useTestConsole();

/** Gives the right password in a new browser. */
async function halfWay(email: string, address: string): Promise<Visitor> {
  const visitor = team.stranger();
  const answer = await signIn(team, visitor, email, { address });
  expect(answer).toMatchObject({ status: 303, location: '/sign-in/code?next=%2F' });
  return visitor;
}

test('is set up with the password, a QR code and a code, without JavaScript', async () => {
  const ada = await joinTeam(team, 'Ada', 'editor');
  const wrong = await ada.post('/account/second-factor', { password: 'wrong' });
  expect(wrong.status).toBe(422);
  const setup = await ada.post('/account/second-factor', { password });
  expect(setup.body).toMatch(/<svg viewBox="0 0 \d+ \d+"/);
  expect(setup.headers.get('cache-control')).toBe('private, no-store');
  expect(setup.body).not.toMatch(/<(script(?! type="module" src=)|style)|style=/);
  const [, uri = ''] = /name="uri" value="([^"]+)"/.exec(setup.body)!;
  const form = { uri: uri.replaceAll('&amp;', '&'), code: '000000' };
  const refused = await ada.post('/account/second-factor/confirm', form);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('This code is wrong or has expired.');
  expect(refused.body).toContain(uri);
  // Not before a code was right.
  expect(await signIn(team, team.stranger(), 'ada@foo.com', { address: '10.2.0.1' })).toMatchObject(
    {
      location: '/',
    },
  );
  expect((await ada.get('/account')).body).toContain('<span class="tag">off</span>');
});

test('is asked for after the password: until then there is no session', async () => {
  const { secret } = await turnOn(await joinTeam(team, 'Beth', 'editor'));
  const beth = await halfWay('beth@foo.com', '10.2.0.2');
  expect([...beth.cookies.keys()]).toEqual(['bookplate-console.two_factor']);
  expect((await beth.get('/')).location).toBe('/sign-in?next=%2F');
  const asked = await beth.get('/sign-in/code?next=%2Fteam');
  expect(asked.body).toContain('autocomplete="one-time-code"');
  expect((await sendCode(team, beth, '000000')).status).toBe(401);
  expect(await sendCode(team, beth, ` ${totp(secret).replace(/^.../, '$& ')} `)).toMatchObject({
    status: 303,
    location: '/team',
  });
  expect((await beth.get('/')).status).toBe(200);
  expect([...beth.cookies.keys()]).not.toContain('bookplate-console.two_factor');
});

test('ends the sessions that were made with a password alone', async () => {
  const here = await joinTeam(team, 'Carl', 'viewer');
  const elsewhere = team.stranger();
  await signIn(team, elsewhere, 'carl@foo.com', { address: '10.2.0.3' });
  await turnOn(here);
  expect((await here.get('/account')).body).toContain('<span class="tag">on</span>');
  expect((await elsewhere.get('/account')).location).toMatch('/sign-in');
});

test('a code works once', async () => {
  const { secret } = await turnOn(await joinTeam(team, 'Dora', 'viewer'));
  const code = totp(secret, 1);
  const [one, other] = [
    await halfWay('dora@foo.com', '10.2.0.4'),
    await halfWay('dora@foo.com', '10.2.0.5'),
  ];
  const answers = await Promise.all([sendCode(team, one, code), sendCode(team, other, code)]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 401]));
  const used = answers.find(({ status }) => status === 401)!;
  expect(used.body).toContain('This code was used already.');
});

test('a backup code works once, in whatever way it is typed, and the history shows it', async () => {
  const { backupCodes } = await turnOn(await joinTeam(team, 'Emil', 'viewer'));
  expect(new Set(backupCodes).size).toBe(10);
  const [code = ''] = backupCodes;
  const emil = await halfWay('emil@foo.com', '10.2.0.6');
  const typed = ` ${code.toUpperCase().replace('-', ' ')}`;
  expect((await sendCode(team, emil, typed)).status).toBe(303);
  expect((await emil.get('/account')).body).toContain('9 of 10 backup codes');
  const again = await halfWay('emil@foo.com', '10.2.0.7');
  expect((await sendCode(team, again, code)).status).toBe(401);
  expect((await team.owner.get('/history')).body).toContain('Emil used a backup code of Emil');

  const made = await emil.post('/account/second-factor/backup-codes', { password });
  const fresh = made.body.match(/[2-9a-z]{5}-[2-9a-z]{5}(?=<)/g)!;
  expect(fresh).toHaveLength(10);
  expect((await sendCode(team, again, backupCodes[1]!)).status).toBe(401);
  expect((await sendCode(team, again, fresh[0])).status).toBe(303);
});

test('is turned off with the password', async () => {
  const fred = await joinTeam(team, 'Fred', 'viewer');
  await turnOn(fred);
  expect((await fred.post('/account/second-factor/off', { password: 'wrong' })).status).toBe(422);
  const off = await fred.post('/account/second-factor/off', { password });
  expect(off.location).toBe('/account?done=second-factor-off');
  expect((await fred.get('/account')).body).toContain('<span class="tag">off</span>');
  const answer = await signIn(team, team.stranger(), 'fred@foo.com', { address: '10.2.0.8' });
  expect(answer.location).toBe('/');
});

test('an owner turns off a lost one of somebody else, after a question, and the history shows it', async () => {
  const gina = await joinTeam(team, 'Gina', 'editor');
  await turnOn(gina);
  const id = await idOf(team, 'Gina');
  expect((await team.owner.get('/team')).body).toContain(`href="/team/${id}/second-factor"`);
  const asked = await team.owner.get(`/team/${id}/second-factor`);
  expect(asked.body).toContain('Turn off the second factor of Gina?');
  const path = `/team/${id}/second-factor/off`;
  expect((await team.editor.post(path)).status).toBe(403);
  expect((await team.owner.post(path)).location).toBe('/team');
  expect((await team.owner.post(path)).status).toBe(404);
  const answer = await signIn(team, team.stranger(), 'gina@foo.com', { address: '10.2.0.9' });
  expect(answer.location).toBe('/');
  expect((await team.owner.get('/history')).body).toContain(
    'Olga turned off the second factor of Gina',
  );
});

test('a removed person gets no session with it either', async () => {
  const { secret } = await turnOn(await joinTeam(team, 'Jack', 'viewer'));
  const jack = await halfWay('jack@foo.com', '10.2.1.1');
  const id = await idOf(team, 'Jack');
  await team.owner.post(`/team/${id}/remove`);
  expect((await sendCode(team, jack, totp(secret, 1))).status).toBe(401);
  const again = await signIn(team, team.stranger(), 'jack@foo.com', { address: '10.2.1.2' });
  expect(again.status).toBe(403);
});

test('stops a person who tries codes, and the owner of the account gets in from another address', async () => {
  const { secret } = await turnOn(await joinTeam(team, 'Kim', 'viewer'));
  const attacker = await halfWay('kim@foo.com', '66.6.7.1');
  const statuses: number[] = [];
  for (let n = 0; n < 7; n += 1)
    statuses.push((await sendCode(team, attacker, `00000${n}`, '66.6.7.1')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  // The right one does not help either, nor does giving the password again.
  const again = await halfWay('kim@foo.com', '66.6.7.1');
  expect((await sendCode(team, again, totp(secret, 1), '66.6.7.1')).status).toBe(429);
  const kim = await halfWay('kim@foo.com', '10.2.1.3');
  expect((await sendCode(team, kim, totp(secret, 1), '10.2.1.3')).status).toBe(303);
});

test('with another secret of the console the second factor is turned off by an owner, and pages say so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookplate-console-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await copyNewDatabase(folder);
  const port = await freePort();
  const start = async (secret: string): Promise<RunningConsole> => {
    const { started } = await withIntervals(() =>
      startConsole(
        readConfig({
          BOOKPLATE_CONSOLE_URL: `http://127.0.0.1:${port}`,
          BOOKPLATE_CONSOLE_PORT: `${port}`,
          BOOKPLATE_CONSOLE_DATA: folder,
          BOOKPLATE_CONSOLE_LOG_LEVEL: 'silent',
          BOOKPLATE_CONSOLE_SECRET: secret.repeat(32),
        }),
      ),
    );
    return started;
  };
  const before = await start('a');
  const owner = new Visitor(before.url);
  const account = { name: 'Olga', email: 'olga@foo.com', password };
  await owner.post(new URL(before.ownerLink!).pathname, account);
  const { secret, backupCodes } = await turnOn(owner);
  await before.close();

  const after = await start('b');
  onTestFinished(() => after.close());
  const again = new Visitor(after.url);
  expect((await again.post('/sign-in', account)).location).toBe('/sign-in/code?next=%2F');
  for (const code of [totp(secret, 1), backupCodes[0]!]) {
    const answer = await again.post('/sign-in/code', { code });
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('Your second factor cannot be read');
  }
});
