import { createServer, type RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { expect, onTestFinished, test } from 'vitest';
import { app as betterAuth } from '../../examples/endpoints/libraries/better-auth.ts';
import { app as expressSession } from '../../examples/endpoints/libraries/express-session.ts';
import { app as ironSession } from '../../examples/endpoints/libraries/iron-session.ts';
import { listen } from '../../packages/info-api/test/listen.ts';

const origin = 'http://docs.acme.localhost:4311';

async function start(listener: RequestListener): Promise<string> {
  const server = await listen(createServer(listener));
  onTestFinished(() => server.close());
  return `http://127.0.0.1:${server.port}`;
}

/** @returns the session cookie */
async function signIn(url: string, account = {}): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', origin: 'http://dash.acme.localhost:4399' },
    body: JSON.stringify(account),
  });
  const [line = ''] = response.headers.getSetCookie();
  expect(line).not.toBe('');
  return line.split(';')[0] ?? '';
}

/** What the docs get. */
const ask = (url: string, cookie: string): Promise<Response> =>
  fetch(`${url}/api/docs/user-info`, { headers: { origin, cookie } });

const adaOfBetterAuth = { name: 'Ada', email: 'ada@example.com', password: 'ada-password' };
const libraries: readonly [string, RequestListener, string, object][] = [
  ['express-session', expressSession, '/login', {}],
  ['better-auth', betterAuth, '/api/auth/sign-up/email', adaOfBetterAuth],
  ['iron-session', getRequestListener(ironSession.fetch), '/login', {}],
];

test.each(libraries)(
  '%s: a reader who has signed in is recognised, without a cookie in the answer',
  async (_, listener, path, account) => {
    const url = await start(listener);
    const ada = await ask(url, await signIn(url + path, account));
    expect(ada.status).toBe(200);
    expect(await ada.json()).toMatchObject({ content: { firstName: 'Ada' } });
    expect(ada.headers.get('access-control-allow-origin')).toBe(origin);
    expect(ada.headers.getSetCookie()).toEqual([]);
    expect((await ask(url, '')).status).toBe(401);
  },
);

test('better-auth: the session ends when it would end without the docs', async () => {
  const url = await start(betterAuth);
  const account = { ...adaOfBetterAuth, email: 'ada.l@example.com' };
  const cookie = await signIn(`${url}/api/auth/sign-up/email`, account);
  const expiresAt = async (): Promise<unknown> => {
    const path = '/api/auth/get-session?disableRefresh=true';
    const answer = await fetch(url + path, { headers: { cookie } });
    return ((await answer.json()) as { session: { expiresAt: string } }).session.expiresAt;
  };
  const before = await expiresAt();
  expect((await ask(url, cookie)).status).toBe(200);
  expect(await expiresAt()).toBe(before);
});
