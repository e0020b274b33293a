import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { User } from '@bookplate/protocol';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type ConformanceResult, checkConformance } from './check-conformance.ts';

const folder = fileURLToPath(new URL('../../../../../examples/endpoints/', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'bookplate-endpoints-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

const path = '/api/docs/user-info';
const docsOrigin = 'http://docs.acme.localhost:4311';
const cookie = 'sid=ada-example-session';
/** Whom each example knows: with all that the types of its language have to have. */
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

type Command = readonly [runtime: string, ...argv: string[]];

/** A language that not every machine has. */
interface Runtime {
  /** Succeeds where all that the example needs is installed. */
  readonly probe: Command;
  readonly packages: string;
}
const go: Runtime = { probe: ['go', 'version'], packages: 'golang-go' };
const php: Runtime = { probe: ['php', '--version'], packages: 'php-cli' };
const python: Runtime = { probe: ['python3', '--version'], packages: 'python3' };
const ruby: Runtime = {
  probe: ['ruby', '-rrack', '-rwebrick', '-e', ''],
  packages: 'ruby ruby-rack ruby-webrick',
};

const source = process.env['BOOKPLATE_DIST'] ? [] : ['--conditions=@bookplate/source'];
const typescript = (file: string): Command => [process.execPath, ...source, `${folder}${file}`];

test.for(['express', 'fastify', 'koa', 'hono'])(
  'the example in %s keeps every rule',
  { timeout: 30_000 },
  (name) => expectConformance(() => typescript(`${name}/server.ts`)),
);

test('the example in Next.js keeps every rule', { timeout: 120_000 }, () =>
  expectConformance((port) => {
    const next = [process.execPath, createRequire(folder).resolve('next/dist/bin/next')] as const;
    build([...next, 'build'], `${folder}next`);
    return [...next, 'start', `${folder}next`, '-H', '127.0.0.1', '-p', String(port)];
  }),
);

const languages: readonly [string, Runtime, (port: number) => Command][] = [
  ['Python', python, () => ['python3', `${folder}python/server.py`]],
  ['Ruby', ruby, () => ['ruby', `${folder}ruby/server.rb`]],
  ['PHP', php, (port) => ['php', '-S', `127.0.0.1:${port}`, `${folder}php/server.php`]],
  ['Go', go, buildGo],
];

test.for(languages)(
  'the example in %s keeps every rule',
  { timeout: 60_000 },
  async ([name, { probe, packages }, command], context) => {
    const [runtime, ...argv] = probe;
    const reason = `${name} is not installed: apt-get install ${packages}`;
    context.skip(spawnSync(runtime, argv).status !== 0, reason);
    await expectConformance(command);
  },
);

async function expectConformance(command: (port: number) => Command): Promise<void> {
  const port = await freePort();
  await start(command(port), port);
  const results: ConformanceResult[] = [];
  const input = { apiUrl: `http://dash.acme.localhost:${port}${path}`, docsOrigin, cookie };
  for await (const result of checkConformance(input)) results.push(result);
  expect(results.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  expect(results).toHaveLength(15);
  expect(await userOf(port)).toEqual(ada);
}

async function userOf(port: number): Promise<unknown> {
  const headers = { origin: docsOrigin, cookie };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return answer.json();
}

/** Not `go run`, whose program outlives it when it is killed. */
function buildGo(): Command {
  const program = join(scratch, 'server');
  build(['go', 'build', '-o', program, '.'], `${folder}go`);
  return [program];
}

function build([runtime, ...argv]: Command, cwd: string): void {
  const { status, stdout, stderr } = spawnSync(runtime, argv, { cwd, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${[runtime, ...argv].join(' ')} failed: ${stdout}${stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Our servers say `ready`, Next.js's `Ready in`, PHP's own `started`. */
function start([runtime, ...argv]: Command, port: number): Promise<void> {
  const child = spawn(runtime, argv, { env: { ...env, PORT: String(port) } });
  running.push(child);
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/\b(ready|started)\b/i.test(output)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${[runtime, ...argv].join(' ')} ended: ${output}`)));
  });
}
