import { expect, test } from 'vitest';
import { joinTeam, signIn } from '../../../test/members.ts';
import { password, useTestConsole } from '../../../test/team.ts';
import type { Visitor } from '../../../test/visitor.ts';

const team = useTestConsole();
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';
const another = 'another horse battery';

const isIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get('/account')).status === 200;

async function secondBrowser(email: string, address: string): Promise<Visitor> {
  const visitor = team.stranger();
  const headers = { origin: team.running.url, 'x-test-address': address, 'user-agent': firefox };
  expect((await visitor.post('/sign-in', { email, password }, headers)).status).toBe(303);
  return visitor;
}

test('everybody has their own account page, a click from each page', async () => {
  for (const visitor of [team.owner, team.editor, team.viewer]) {
    expect((await visitor.get('/team')).body).toContain('<a href="/account"');
    expect((await visitor.get('/account')).status).toBe(200);
  }
  expect((await team.stranger().get('/account')).location).toBe('/sign-in?next=%2Faccount');
});

test('changes a name, which the history shows, and refuses one that cannot be shown', async () => {
  const nina = await joinTeam(team, 'Nina', 'viewer');
  expect((await nina.post('/account/name', { name: '  Nina Noether ' })).location).toBe(
    '/account?done=name',
  );
  expect((await nina.get('/account?done=name')).body).toContain('Your name was saved.');
  expect((await team.owner.get('/team')).body).toContain('<b>Nina Noether</b>');
  const history = (await team.owner.get('/history')).body.replaceAll(/\s+/g, ' ');
  expect(history).toContain('Nina changed the name of Nina Noether');
  for (const name of ['', ' ', 'a\u0000b', '\u202Eanin', '\u200B', 'n'.repeat(101)]) {
    const refused = await nina.post('/account/name', { name });
    expect([name, refused.status]).toEqual([name, 422]);
  }
  expect((await nina.get('/team')).body).toContain('<b>Nina Noether</b>');
});

test('changes an e-mail with the password; the new one signs in, and the history shows both', async () => {
  const mail = async (email: string, current: string = password): Promise<string> => {
    const { status, location, body } = await mary.post('/account/email', { email, current });
    return status === 303 ? (location ?? '') : `${status} ${/<li>(.*)<\/li>/.exec(body)?.[1]}`;
  };
  const mary = await joinTeam(team, 'Mary', 'editor');
  expect(await mail('mary@bar')).toBe('422 Enter an e-mail address such as ada@foo.com.');
  expect(await mail('mary@bar.com', 'wrong')).toBe('422 This is not your current password.');
  expect(await mail('Olga@Foo.com')).toBe('422 There is an account with this e-mail already.');
  expect(await mail('mary@foo.com')).toBe('/account?done=email');
  expect((await team.owner.get('/history')).body).not.toContain('mary@bar.com');
  expect(await mail('Mary@Bar.com')).toBe('/account?done=email');
  expect((await mary.get('/account?done=email')).body).toContain('Your e-mail was changed.');
  const history = (await team.owner.get('/history')).body.replaceAll(/\s+/g, ' ');
  expect(history).toContain('Mary changed the e-mail of Mary');
  expect(history).toMatch(/<del>mary@foo\.com<\/del>.*<ins>mary@bar\.com<\/ins>/);
  const address = '10.1.0.7';
  expect((await signIn(team, team.stranger(), 'mary@foo.com', { address })).status).toBe(401);
  expect((await signIn(team, team.stranger(), 'mary@bar.com', { address })).status).toBe(303);
});

test('of several who take one e-mail at the same moment, one gets it', async () => {
  const names = ['Uma', 'Ute', 'Uli'];
  const visitors = await Promise.all(names.map((name) => joinTeam(team, name, 'viewer')));
  const form = { email: 'u@foo.com', current: password };
  const answers = await Promise.all(
    visitors.map((visitor) => visitor.post('/account/email', form)),
  );
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(2);
});

test('changes a password with the current one, and ends the other sessions', async () => {
  const here = await joinTeam(team, 'Paul', 'editor');
  const elsewhere = await secondBrowser('paul@foo.com', '10.1.0.1');
  const wrong = await here.post('/account/password', { current: 'wrong', password: another });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('This is not your current password.');
  const short = await here.post('/account/password', { current: password, password: 'short' });
  expect(short.status).toBe(422);
  expect(short.body).toContain('Use at least 12 characters.');
  expect(await isIn(elsewhere)).toBe(true);

  const changed = await here.post('/account/password', { current: password, password: another });
  expect(changed.location).toBe('/account?done=password');
  expect(await isIn(here)).toBe(true);
  expect(await isIn(elsewhere)).toBe(false);
  const address = '10.1.0.2';
  expect((await signIn(team, team.stranger(), 'paul@foo.com', { address })).status).toBe(401);
  expect(
    (await signIn(team, team.stranger(), 'paul@foo.com', { address, word: another })).status,
  ).toBe(303);
  expect((await team.owner.get('/history')).body).toContain('Paul set a new password for Paul');
});

test('nobody finds out a password at a browser that was left open', async () => {
  const visitor = await joinTeam(team, 'Gwen', 'viewer');
  const problems: string[] = [];
  for (let n = 0; n < 11; n += 1) {
    const form = { current: `guess ${n}`, password: another };
    const { body } = await visitor.post('/account/password', form);
    problems.push(/Too many attempts|not your current/.exec(body)?.[0] ?? '');
  }
  expect(problems).toEqual([...Array<string>(10).fill('not your current'), 'Too many attempts']);
  const right = await visitor.post('/account/password', { current: password, password: another });
  expect(right.status).toBe(422);
});

test('lists sessions with their browser, and ends one or all others', async () => {
  const here = await joinTeam(team, 'Sam', 'viewer');
  const others = [
    await secondBrowser('sam@foo.com', '10.1.0.3'),
    await secondBrowser('sam@foo.com', '10.1.0.4'),
    await secondBrowser('sam@foo.com', '10.1.0.5'),
  ];
  const { body } = await here.get('/account');
  expect(body.match(/<b>Firefox on Linux<\/b>/g)).toHaveLength(3);
  expect(body.match(/>this browser</g)).toHaveLength(1);
  expect(body).toMatch(/signed in <time[^]*last seen <time/);
  // What a browser says of itself is not kept, only what it comes down to.
  expect(body).not.toContain('Gecko');
  const ends = [...body.matchAll(/action="(\/account\/sessions\/\w+\/end)"/g)].map(
    ([, path]) => path!,
  );
  expect(ends).toHaveLength(3);

  // Somebody else's session is not there for them.
  await team.owner.post(ends[0]!);
  expect(await Promise.all(others.map(isIn))).toEqual([true, true, true]);
  expect((await here.post(ends[0]!)).location).toBe('/account?done=session');
  expect((await Promise.all(others.map(isIn))).filter(Boolean)).toHaveLength(2);
  expect((await here.post('/account/sessions/end-others')).location).toBe('/account?done=sessions');
  expect(await Promise.all(others.map(isIn))).toEqual([false, false, false]);
  expect(await isIn(here)).toBe(true);
});

test('a removed member is signed out of every browser', async () => {
  const here = await joinTeam(team, 'Ruth', 'editor');
  const elsewhere = await secondBrowser('ruth@foo.com', '10.1.0.6');
  const [, id] = /href="\/team\/([\w-]+)\/remove">Remove…<span class="hidden"> Ruth</.exec(
    (await team.owner.get('/team')).body,
  )!;
  await team.owner.post(`/team/${id}/remove`);
  expect([await isIn(here), await isIn(elsewhere)]).toEqual([false, false]);
});
