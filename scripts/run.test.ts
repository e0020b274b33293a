import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '..');

const staying = "import './children.ts';\nconsole.log(process.pid);\nsetInterval(() => {}, 1e6);\n";

/** A clone in which all is installed, and whose one command says its process id and stays. */
function clone(command = staying): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate clone ü-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true });
  symlinkSync(process.execPath, join(folder, 'node_modules/node/bin/node'));
  for (const lockfile of ['package-lock.json', 'node_modules/.package-lock.json'])
    writeFileSync(join(folder, lockfile), '{"packages":{}}');
  mkdirSync(join(folder, 'scripts'));
  for (const name of [
    'run.cjs',
    'lock.cjs',
    'packages.cjs',
    'children.ts',
    'step.ts',
    'program-of.ts',
    'root.ts',
  ])
    cpSync(join(import.meta.dirname, name), join(folder, 'scripts', name));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const name of ['start', 'test']) writeFileSync(join(folder, `scripts/${name}.ts`), command);
  return folder;
}

function run(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  command = 'start',
): ChildProcess {
  const child = spawn(process.execPath, [join(folder, 'scripts/run.cjs'), command], {
    env: { ...process.env, npm_config_user_agent: '', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function resultOf(child: ChildProcess): Promise<{ code: number; errors: string }> {
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, errors };
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends the command and all that it runs', async (signal, code) => {
  const child = run(clone());
  const [pid] = (await once(child.stdout!, 'data')) as [Buffer];
  const result = resultOf(child);
  child.kill(signal);
  expect(await result).toEqual({ code, errors: 'Stopped. Nothing is left running.\n' });
  expect(() => process.kill(Number(pid.toString()), 0)).toThrow('ESRCH');
});

// As npm, which undoes an installation first.
test('what does not end when it is told to is ended, and what fails meanwhile is no news', async () => {
  const stubborn =
    "process.on('SIGTERM', () => {}); console.log(process.pid); setInterval(() => {}, 1e6)";
  const child = run(
    clone(`
import { spawn } from 'node:child_process';
import { inOwnGroup, killWithGroup } from './children.ts';
import { run, step } from './step.ts';
const child = spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}], inOwnGroup);
killWithGroup(child);
const other = step('waiting', () => run('waiting', [process.execPath, '-e', 'setInterval(() => {}, 1e6)']));
child.stdout.pipe(process.stdout);
await other;`),
  );
  const [pid] = (await once(child.stdout!, 'data')) as [Buffer];
  const result = resultOf(child);
  child.kill('SIGINT');
  expect(await result).toEqual({ code: 130, errors: 'Stopped. Nothing is left running.\n' });
  expect(() => process.kill(Number(pid.toString()), 0)).toThrow('ESRCH');
});

test('a second start in one clone is refused, and one after the first works', async () => {
  const folder = clone();
  const first = run(folder);
  await once(first.stdout!, 'data');
  const { code, errors } = await resultOf(run(folder));
  expect(code).toBe(1);
  expect(errors).toBe(
    `npm start is running already in this folder (process ${first.pid}). Wait until it ends, or end it, and try again.\n`,
  );
  const closed = once(first, 'close');
  first.kill('SIGTERM');
  await closed;
  await once(run(folder).stdout!, 'data');
});

test('two clones start at once', async () => {
  const children = [run(clone()), run(clone())];
  await Promise.all(children.map((child) => once(child.stdout!, 'data')));
});

test.each(['start', 'test'])(
  'npm %s refuses a folder that cannot be written to, with the reason',
  async (command) => {
    const folder = clone();
    // In the place of the folder, as root may write to any that is read-only by its mode.
    writeFileSync(join(folder, '.cache'), '');
    const { code, errors } = await resultOf(run(folder, {}, command));
    expect(code).toBe(1);
    expect(errors).toMatch(/^This folder cannot be written to \(E\w+ at .*\), and Bookplate .*\n$/);
  },
);

test.each(['18.20.0', '20.18.3', '21.7.3', '22.11.0'])('Node %s is refused', async (version) => {
  const agent = { npm_config_user_agent: `npm/10.0.0 node/v${version} linux x64` };
  const { code, errors } = await resultOf(run(clone(), agent));
  expect(code).toBe(1);
  expect(errors).toBe(
    `Bookplate needs Node 20.19, 22.12 or newer, and this is Node ${version}. Install a newer one from nodejs.org.\n`,
  );
});

test.each(['20.19.0', '22.12.0', '23.0.0', '24.21.0'])('Node %s is welcome', async (version) => {
  const agent = { npm_config_user_agent: `npm/10.0.0 node/v${version} linux x64` };
  await once(run(clone(), agent).stdout!, 'data');
});

test('README and every package name the same Node as the check', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toMatch(/Node\s+20\.19, 22\.12 or newer/);
  const manifests = globSync('{package.json,packages/*/package.json,apps/*/package.json}', {
    cwd: root,
  });
  expect(manifests.length).toBeGreaterThan(5);
  for (const file of manifests) {
    const { engines } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      engines?: { node?: string };
    };
    expect(engines?.node, file).toBe('^20.19 || >=22.12');
  }
});
