import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ConformanceResult, checkConformance } from '@bookplate/doctor/conformance';
import { hintCookie, readHint, type User, writeHint } from '@bookplate/protocol';
import { afterEach, expect } from 'vitest';

/** The folder of the endpoints in several frameworks and languages. */
export const endpoints: string = fileURLToPath(
  new URL('../../../examples/endpoints/', import.meta.url),
);

export type Command = readonly [runtime: string, ...argv: string[]];

const path = '/api/docs/user-info';
const docsOrigin = 'http://docs.acme.localhost:4311';
/** Of examples without a sign-in. */
const exampleCookie = 'sid=ada-example-session';
/** The reader that each example knows, with all fields that the types of its language need. */
const ada: User = {
  groups: ['admin'],
  content: { firstName: 'Ada', plan: 'enterprise' },
  apiPlaygroundInputs: {
    query: { version: 2 },
    keys: [
      { name: 'Production', header: { 'X-API-Key': 'ada-production-key' } },
      { name: 'Sandbox', header: { 'X-API-Key': 'ada-sandbox-key' }, server: { region: 'eu' } },
    ],
  },
};

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

/** What the docs may call a reader, and what they may not. */
const names = [
  'Ada',
  'Ólöf Þóra',
  '大谷 翔平',
  "J. R. R.-T O'Brien",
  'a'.repeat(40),
  '',
  'a'.repeat(41),
  '<b>',
  'Ada; Path=/x',
  'Ada\r\nX: y',
  '🦊',
  '\u202Eada',
  'a%b',
  'a+b',
];

/**
 * Starts an endpoint and checks every rule, once with each status for anonymous readers.
 *
 * @param command starts it on a port, also in `PORT`; the status is in `ANONYMOUS_STATUS`
 * @param hasSignIn whether the example has the dashboard's sign-in too
 * @param broken numbers of the rules that its framework does not let it keep
 */
export async function expectConformance(
  command: (port: number) => Command,
  hasSignIn = true,
  broken: readonly number[] = [],
): Promise<void> {
  for (const anonymousStatus of [401, 204] as const) {
    const port = await freePort();
    await start(command(port), port, anonymousStatus);
    await expectRules(port, hasSignIn, broken);
    expect((await ask(port)).status).toBe(anonymousStatus);
  }
}

async function expectRules(
  port: number,
  hasSignIn: boolean,
  broken: readonly number[],
): Promise<void> {
  const results: ConformanceResult[] = [];
  const signInCookies = hasSignIn ? await cookiesOf(port, '/login?name=Ada') : [exampleCookie];
  const cookie = signInCookies.find((line) => line.startsWith('sid='))?.split(';')[0] ?? '';
  const input = {
    apiUrl: `http://dash.acme.localhost:${port}${path}`,
    docsOrigin,
    cookie,
    ...(hasSignIn && { signInCookies, signOutCookies: await cookiesOf(port, '/logout') }),
  };
  for await (const result of checkConformance(input)) results.push(result);
  const isLeftOut = ({ outcome }: ConformanceResult): boolean => !hasSignIn && outcome === 'skip';
  const checked = results.filter((result) => !isLeftOut(result));
  const failed = checked.filter(({ outcome }) => outcome !== 'pass');
  expect(failed.filter(({ number }) => !broken.includes(number))).toEqual([]);
  expect(failed).toHaveLength(broken.length);
  expect(checked).toHaveLength(hasSignIn ? 18 : 15);
  expect(await (await ask(port, { cookie })).json()).toEqual(ada);
  if (hasSignIn) await expectNames(port);
}

/** Each sign-in has another tag, and the name if docs show it. */
async function expectNames(port: number): Promise<void> {
  const tags = new Set<string>();
  for (const name of names) {
    const lines = await cookiesOf(port, `/login?name=${encodeURIComponent(name)}`);
    const hint = readHint(lines.find((line) => line.startsWith(hintCookie)) ?? '');
    tags.add(hint?.tag ?? '');
    const written = readHint(`${hintCookie}=${writeHint({ tag: 'a'.repeat(16), name })}`);
    expect([name, hint?.name]).toEqual([name, written?.name]);
    expect(lines.filter((line) => line.startsWith('sid='))).toHaveLength(1);
  }
  expect(tags.size).toBe(names.length);
}

async function cookiesOf(port: number, action: string): Promise<readonly string[]> {
  const options = { method: 'POST', redirect: 'manual' } as const;
  const response = await fetch(`http://127.0.0.1:${port}${action}`, options);
  expect(response.status).toBe(303);
  return response.headers.getSetCookie();
}

/**
 * Runs a command to its end.
 *
 * @param command such as a compiler's
 * @param cwd where
 * @throws {Error} with its output if it fails
 */
export function build([runtime, ...argv]: Command, cwd: string): void {
  const { status, stdout, stderr } = spawnSync(runtime, argv, { cwd, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${[runtime, ...argv].join(' ')} failed: ${stdout}${stderr}`);
}

function ask(port: number, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, { headers: { origin: docsOrigin, ...headers } });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Our servers print `ready`, Next.js `Ready in`, PHP's own server `started`, SvelteKit's `Listening on`. */
function start([runtime, ...argv]: Command, port: number, anonymousStatus: number): Promise<void> {
  const child = spawn(runtime, argv, {
    env: { ...env, PORT: String(port), ANONYMOUS_STATUS: String(anonymousStatus) },
  });
  running.push(child);
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/\b(ready|started|listening)\b/i.test(output)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${[runtime, ...argv].join(' ')} ended: ${output}`)));
  });
}
