import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type ConformanceResult, checkConformance } from './check-conformance.ts';

const folder = fileURLToPath(new URL('../../../../../examples/endpoints/', import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

const source = process.env['BOOKPLATE_DIST'] ? [] : ['--conditions=@bookplate/source'];
const typescript = [process.execPath, ...source];

test.each([
  ['express/server.ts', typescript],
  ['fastify/server.ts', typescript],
  ['koa/server.ts', typescript],
  ['hono/server.ts', typescript],
  ['python/server.py', ['python3']],
] as const)(
  'the example %s keeps every rule',
  async (file, [runtime = '', ...argv]) => {
    if (spawnSync(runtime, ['--version']).error)
      throw new Error(
        `${runtime} is not installed, and ${file} cannot be held to the contract without it.`,
      );
    const port = await freePort();
    await start(runtime, [...argv, `${folder}${file}`], port);
    const results: ConformanceResult[] = [];
    const input = {
      apiUrl: `http://dash.acme.localhost:${port}/api/docs/user-info`,
      docsOrigin: 'http://docs.acme.localhost:4311',
      cookie: 'sid=ada-example-session',
    };
    for await (const result of checkConformance(input)) results.push(result);
    expect(results.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(results).toHaveLength(15);
  },
  30_000,
);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(runtime: string, argv: readonly string[], port: number): Promise<void> {
  const child = spawn(runtime, argv, { env: { ...process.env, PORT: String(port) } });
  running.push(child);
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('ready')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(`${argv.join(' ')} ended: ${output}`)));
  });
}
