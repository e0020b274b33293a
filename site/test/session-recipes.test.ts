import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { expect, onTestFinished, test } from 'vitest';
import { app as betterAuth } from '../../examples/endpoints/libraries/better-auth.ts';
import { app as expressSession } from '../../examples/endpoints/libraries/express-session.ts';
import { app as ironSession } from '../../examples/endpoints/libraries/iron-session.ts';
import { programOf } from '../../scripts/program-of.ts';
import { recipeOf } from '../src/lib/recipe.ts';
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

/** What the page says is the reader's own. */
const yours: Readonly<Record<string, string>> = {
  'libraries/express-session':
    "import 'express-session';\ndeclare const app: import('express').Express;",
  'libraries/better-auth': `declare const app: import('express').Express;
    declare const auth: { api: { getSession(about: { headers: Headers; query: { disableRefresh: boolean } }):
      Promise<{ user: { id: string; name: string } } | null> } };`,
  'libraries/iron-session': `declare const app: import('hono').Hono;
    declare const sessionOptions: { cookieName: string; password: string };
    interface SessionData { user?: { firstName: string; plan: string; roles: string[] } }`,
  'sessions/auth-js': `declare const app: import('express').Express;
    declare const authConfig: object;`,
  'sessions/kratos': `declare const app: import('express').Express;
    declare const kratosUrl: string;`,
  'sessions/supabase': `declare const app: import('express').Express;
    declare const project: string;
    declare const supabase: { auth: { getUser(token: string): Promise<{ data: { user: { id: string; user_metadata: Record<string, string> } | null } }> } };`,
};
/** Of recipes with a separate installation. */
const notInstalled = `declare module '@auth/express';
declare module '@supabase/ssr' {
  type Cookie = { name: string; value?: string };
  export function parseCookieHeader(header: string): Cookie[];
  export function combineChunks(key: string, read: (name: string) => string | undefined): Promise<string | null>;
  export function stringFromBase64URL(text: string): string;
}
`;

test('what is copied compiles, strictly', { timeout: 60_000 }, () => {
  // Here, and not in the system's folder for such things: the recipes import packages.
  const endpoints = join(import.meta.dirname, '../../examples/endpoints');
  const folder = mkdtempSync(join(endpoints, '.recipes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'not-installed.d.ts'), notInstalled);
  for (const [name, declared] of Object.entries(yours)) {
    const recipe = recipeOf(readFileSync(join(endpoints, `${name}.ts`), 'utf8'));
    writeFileSync(join(folder, `${name.replace('/', '-')}.ts`), `${recipe}\n${declared}\n`);
  }
  const compilerOptions = {
    strict: true,
    // As the sources of the packages are compiled.
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: 'ES2022',
    module: 'NodeNext',
    types: ['node'],
    customConditions: ['@bookplate/source'],
  };
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const [program, ...argv] = programOf(['tsc', '-p', folder], folder);
  const { stdout } = spawnSync(program, argv, { encoding: 'utf8' });
  expect(stdout).toBe('');
});
