import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { copyNewDatabase } from '../../test/data-folder.ts';
import { freePort } from '../../test/free-port.ts';
import { runConsole } from '../../test/process.ts';
import { Visitor } from '../../test/visitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'bookplate-console-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function peakMegabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
}

/** Of a console that is started, and started again. */
async function environment(): Promise<Record<string, string>> {
  const port = await freePort();
  return {
    BOOKPLATE_CONSOLE_URL: `http://127.0.0.1:${port}`,
    BOOKPLATE_CONSOLE_PORT: `${port}`,
    BOOKPLATE_CONSOLE_DATA: join(folder, 'first'),
    BOOKPLATE_CONSOLE_METRICS_TOKEN: 'a token of metrics',
    BOOKPLATE_CONSOLE_LOG_LEVEL: 'debug',
  };
}

test('the first start prints a link for the owner, answers, and ends when it is told to', async () => {
  const env = await environment();
  const first = runConsole(['start'], env);
  onTestFinished(() => void first.child.kill('SIGKILL'));
  const [, path = ''] = await first.prints(/(\/join\/[\w-]+)\n.*owner-link/);
  expect(first.output()).toContain('within 60 minutes');
  const owner = new Visitor(env['BOOKPLATE_CONSOLE_URL'] ?? '');
  const account = { name: 'Olga', email: 'olga@foo.com', password: 'correct horse battery' };
  expect((await owner.post(path, account)).location).toBe('/');

  expect(await owner.get('/healthz')).toMatchObject({ status: 200, body: 'ok' });
  expect(JSON.parse((await owner.get('/readyz')).body)).toEqual({ ready: true, database: 'up' });
  expect((await owner.get('/metrics')).status).toBe(401);
  const metrics = await owner.get('/metrics', { authorization: 'Bearer a token of metrics' });
  expect(metrics.body).toMatch(
    /request_seconds_count\{method="POST",route="\/join\/:token",status="303"\} 1/,
  );

  // A container of 1 GB has room for it: PostgreSQL is compiled once, and a second time would be 500 MB more.
  if (process.platform === 'linux') expect(peakMegabytes(first.child.pid)).toBeLessThan(800);

  expect(await first.kill('SIGTERM')).toBe(0);
  expect(first.output()).toContain('"msg":"stopped"');
  // No token, no e-mail, no address in the log.
  const log = first
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n');
  expect(log).toContain('/join/:token');
  expect(log).not.toMatch(new RegExp(`${path}|olga|127\\.0\\.0\\.1"`));
});

test('a console with an owner prints no link, is the only one on its data, and gives a new link when told to', async () => {
  const env = await environment();
  const second = runConsole(['start'], env);
  onTestFinished(() => void second.child.kill('SIGKILL'));
  await second.prints(/"msg":"listening"/);
  expect((await new Visitor(env['BOOKPLATE_CONSOLE_URL'] ?? '').get('/healthz')).status).toBe(200);
  expect(second.output()).not.toContain('/join/');

  const third = runConsole(['start'], env);
  expect(await third.ended).toBe(1);
  expect(third.output()).toContain('Another console has');
  await second.kill('SIGTERM');

  const recovery = runConsole(['owner-link'], env);
  expect(await recovery.ended).toBe(0);
  expect(recovery.output()).toContain('/join/');
});

test('owner-link works on the embedded database while the console runs', async () => {
  const port = await freePort();
  const env = {
    BOOKPLATE_CONSOLE_URL: `http://127.0.0.1:${port}`,
    BOOKPLATE_CONSOLE_PORT: `${port}`,
    BOOKPLATE_CONSOLE_DATA: join(folder, 'running'),
  };
  mkdirSync(env.BOOKPLATE_CONSOLE_DATA);
  await copyNewDatabase(env.BOOKPLATE_CONSOLE_DATA);
  const console = runConsole(['start'], env);
  onTestFinished(() => void console.child.kill('SIGKILL'));
  await console.prints(/"msg":"listening"/);
  const link = runConsole(['owner-link'], env);
  expect(await link.ended).toBe(0);
  const [, path = ''] = /(\/join\/[\w-]+)/.exec(link.output()) ?? [];
  expect((await new Visitor(env.BOOKPLATE_CONSOLE_URL).get(path)).status).toBe(200);
});

test.each([
  [['start'], { BOOKPLATE_CONSOLE_PROT: '1' }, 1, 'did you mean BOOKPLATE_CONSOLE_PORT?'],
  [
    ['start'],
    { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x', BOOKPLATE_CONSOLE_SECRET: 'x'.repeat(32) },
    1,
    'ECONNREFUSED',
  ],
  [['start'], { BETTER_AUTH_SECRETS: '1:x' }, 1, 'BETTER_AUTH_SECRETS: would change how'],
  [['strat'], {}, 2, 'Unknown: strat'],
  [['--help'], {}, 0, 'runs the console'],
] as const)('%j with %j says what is wrong', async (argv, env, code, words) => {
  const run = runConsole(argv, { BOOKPLATE_CONSOLE_DATA: join(folder, 'none'), ...env });
  expect(await run.ended).toBe(code);
  expect(run.output()).toContain(words);
});
