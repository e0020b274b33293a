import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { verifications } from '../database/tables.ts';
import { openDatabase } from '../database/database.ts';
import { useDataFolder } from '../../../test/data-folder.ts';
import { freePort } from '../../../test/free-port.ts';
import { startProvider, type TestProvider } from '../../../test/oidc-provider.ts';
import { useTestConsole } from '../../../test/team.ts';
import { type Answer, Visitor } from '../../../test/visitor.ts';
import { createAuth, oidcProvider } from './auth.ts';

const providerPort = await freePort();
const consolePort = await freePort();
const client = { id: 'console', secret: 'a secret of the client' };
let provider: TestProvider;
beforeAll(async () => {
  const redirectUri = `http://127.0.0.1:${consolePort}/api/auth/callback/oidc`;
  provider = await startProvider(providerPort, { ...client, redirectUri });
});
afterAll(() => provider.close());

const otherFolder = useDataFolder();
const team = useTestConsole({
  BOOKPLATE_CONSOLE_URL: `http://127.0.0.1:${consolePort}`,
  BOOKPLATE_CONSOLE_PORT: `${consolePort}`,
  BOOKPLATE_CONSOLE_OIDC_ISSUER: `http://127.0.0.1:${providerPort}`,
  BOOKPLATE_CONSOLE_OIDC_CLIENT_ID: client.id,
  BOOKPLATE_CONSOLE_OIDC_CLIENT_SECRET: client.secret,
  BOOKPLATE_CONSOLE_OIDC_NAME: 'Foo ID',
});

/** Follows the way through the provider as a browser does, to the console's last answer. */
async function signInBySso(
  visitor: Visitor,
  login: string,
  address = '10.0.0.1',
): Promise<{ callback: string; answer: Answer }> {
  const start = await visitor.get('/sign-in/sso?next=%2Fteam', {
    'x-test-address': address,
  });
  const there = new Visitor(provider.issuer);
  let answer = await there.get(start.headers.get('location') ?? '');
  for (let step = 0; step < 12; step += 1) {
    const location = answer.headers.get('location');
    if (location?.startsWith(team.running.url)) {
      const callback = location.slice(team.running.url.length);
      return { callback, answer: await visitor.get(callback, { 'x-test-address': address }) };
    }
    const [, action] = /action="([^"]+)"/.exec(answer.body) ?? [];
    const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(answer.body) ?? [];
    answer =
      location === null && action !== undefined
        ? await there.post(action, { prompt, login, password: 'x' })
        : await there.get(location ?? '');
  }
  throw new Error(`The provider does not come to an end: ${answer.status} ${answer.body}`);
}

test('a member signs in through the provider, to the page they wanted', async () => {
  const visitor = team.stranger();
  expect((await visitor.get('/sign-in')).body).toContain('Sign in with Foo ID');
  const { answer } = await signInBySso(visitor, 'victor@foo.com');
  expect(answer.location).toBe('/team');
  expect((await visitor.get('/team')).body).toContain('Victor <small>viewer</small>');
});

test('who is in no team does not get in, and is told what to do', async () => {
  const visitor = team.stranger();
  const { answer } = await signInBySso(visitor, 'stranger@foo.com');
  expect(answer.location).toMatch(/^\/sign-in\?error=/);
  expect((await visitor.get(answer.location!)).body).toContain('Ask an owner of this console');
  expect((await visitor.get('/')).location).toMatch('/sign-in');
});

test('an e-mail that the provider did not verify is nobody', async () => {
  const visitor = team.stranger();
  const { answer } = await signInBySso(visitor, 'unverified-olga@foo.com');
  expect(answer.location).toMatch(/^\/sign-in\?error=/);
  expect((await visitor.get('/')).location).toMatch('/sign-in');
});

test('an answer that was meant for another browser signs nobody in', async () => {
  const { callback } = await signInBySso(team.stranger(), 'olga@foo.com');
  const victim = team.stranger();
  await victim.get('/sign-in/sso');
  await victim.get(callback);
  expect((await victim.get('/')).location).toMatch('/sign-in');
});

test('anonymous visitors who start it leave no row in the database', async () => {
  const database = await openDatabase({ dataFolder: otherFolder });
  onTestFinished(() => database.close());
  const oidc = {
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    name: 'Foo ID',
  };
  const auth = createAuth(database.db, { url: team.running.url, oidc, secret: 's'.repeat(32) });
  const body = { provider: oidcProvider, callbackURL: '/', disableRedirect: true };
  const answer = await auth.api.signInSocial({ body, asResponse: true });
  expect(answer.status).toBe(200);
  expect(await database.db.select().from(verifications)).toEqual([]);
});

test('one address cannot start it without end, and others still can', async () => {
  const visitor = team.stranger();
  const statuses: number[] = [];
  for (let n = 0; n < 60; n += 1)
    statuses.push((await visitor.get('/sign-in/sso', { 'x-test-address': '66.6.6.6' })).status);
  expect(new Set(statuses.slice(0, 50))).toEqual(new Set([302]));
  expect(new Set(statuses.slice(50))).toEqual(new Set([429]));
  expect((await visitor.get('/sign-in/sso', { 'x-test-address': '10.0.0.8' })).status).toBe(302);
});

test('sign-ins that succeed do not count against that limit', async () => {
  for (let n = 0; n < 52; n += 1) {
    const { answer } = await signInBySso(team.stranger(), 'victor@foo.com', '10.0.0.9');
    expect(answer.location).toBe('/team');
  }
});
