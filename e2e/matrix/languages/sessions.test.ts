import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../../../packages/info-api/test/listen.ts';
import { app as authApp } from '../../../examples/endpoints/sessions/auth-js.ts';
import { createApp as createKratosApp } from '../../../examples/endpoints/sessions/kratos.ts';
import { createApp as createSupabaseApp } from '../../../examples/endpoints/sessions/supabase.ts';

const origin = 'http://docs.acme.localhost:4311';
const running: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function start(listener: RequestListener): Promise<string> {
  const server = await listen(createServer(listener));
  running.push(server);
  return `http://127.0.0.1:${server.port}`;
}

/** What the docs get. */
async function ask(
  url: string,
  cookie?: string,
): Promise<{ status: number; body: unknown; cookies: string[] }> {
  const headers = { origin, ...(cookie !== undefined && { cookie }) };
  const response = await fetch(`${url}/api/docs/user-info`, { headers });
  expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  const cookies = response.headers.getSetCookie();
  return { status: response.status, body: await response.json(), cookies };
}

const jar = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

test('Auth.js: a reader who has signed in is recognised, and the session is not prolonged', async () => {
  const url = await start(authApp);
  const form = await fetch(`${url}/auth/csrf`);
  const { csrfToken } = (await form.json()) as { csrfToken: string };
  const signedIn = await fetch(`${url}/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: jar(form) },
    body: new URLSearchParams({ csrfToken }),
  });
  expect(await ask(url, jar(signedIn))).toEqual({
    status: 200,
    body: { content: { firstName: 'Ada' } },
    cookies: [],
  });
  expect((await ask(url)).status).toBe(401);
});

test('Ory Kratos: its whoami says who the reader is, and its failure is none of the reader', async () => {
  let failure: number | undefined;
  const kratos = await start((request, response) => {
    const isAda = request.headers.cookie === 'ory_kratos_session=ada';
    response.statusCode = failure ?? (isAda ? 200 : 401);
    const identity = { id: '1', traits: { name: { first: 'Ada' } } };
    response.end(JSON.stringify(isAda ? { active: true, identity } : { error: {} }));
  });
  const url = await start(createKratosApp(kratos));
  const cookie = 'ory_kratos_session=ada';
  expect(await ask(url, cookie)).toMatchObject({
    status: 200,
    body: { content: { id: '1', firstName: 'Ada' } },
  });
  expect((await ask(url)).status).toBe(401);
  failure = 403;
  expect((await ask(url, cookie)).status).toBe(401);
  failure = 503;
  expect((await ask(url, cookie)).status).toBe(500);
});

test('Supabase: the token in the cookie says who the reader is, and an old one is not refreshed', async () => {
  const asked: string[] = [];
  const supabase = await start((request, response) => {
    const path = new URL(request.url ?? '', 'http://supabase').pathname;
    asked.push(path);
    const isAda = request.headers.authorization === 'Bearer ada';
    response.writeHead(isAda ? 200 : 403, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        isAda ? { id: '1', user_metadata: { first_name: 'Ada' } } : { code: 'bad_jwt' },
      ),
    );
  });
  const url = await start(createSupabaseApp(supabase));
  // As @supabase/ssr writes it; long ones in chunks.
  const cookieOf = (token: string, expires: number): string => {
    const session = { access_token: token, refresh_token: 'r', expires_at: expires };
    const value = `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`;
    return `sb-127-auth-token.0=${value.slice(0, 20)}; sb-127-auth-token.1=${value.slice(20)}`;
  };
  expect(await ask(url, cookieOf('ada', 4e9))).toEqual({
    status: 200,
    body: { content: { id: '1', firstName: 'Ada' } },
    cookies: [],
  });
  expect((await ask(url, cookieOf('old', 1))).status).toBe(401);
  expect((await ask(url)).status).toBe(401);
  expect(new Set(asked)).toEqual(new Set(['/auth/v1/user']));
});
