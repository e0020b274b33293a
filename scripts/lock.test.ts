import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const script = join(import.meta.dirname, 'lock.cjs');

function clone(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate lock ü-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Starts a process that takes the lock, says what it got, and ends when its input does. */
async function take(folder: string): Promise<{ child: ChildProcess; holder: number }> {
  const code = `
    console.log(require(${JSON.stringify(script)}).takeLock(${JSON.stringify(folder)}, 'start'));
    process.stdin.on('end', () => process.exit()).resume();`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, holder: Number(said.toString()) };
}

async function end(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.stdin?.end();
  await closed;
}

const file = (folder: string): string => join(folder, '.cache/start.pid');

test('a lock is for one process, which a second is told of', async () => {
  const folder = clone();
  const first = await take(folder);
  expect(first.holder).toBe(0);
  const second = await take(folder);
  expect(second.holder).toBe(first.child.pid);
  await end(second.child);
  expect(readFileSync(file(folder), 'utf8')).toBe(String(first.child.pid));
});

test('a lock ends with its process', async () => {
  const folder = clone();
  const { child } = await take(folder);
  await end(child);
  expect(existsSync(file(folder))).toBe(false);
  expect(readdirSync(join(folder, '.cache'))).toEqual([]);
});

test('the lock of a process that was killed is taken over', async () => {
  const folder = clone();
  const { child } = await take(folder);
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  expect(existsSync(file(folder))).toBe(true);
  expect((await take(folder)).holder).toBe(0);
});

test('of several processes that find a stale lock, one gets it', async () => {
  const folder = clone();
  mkdirSync(join(folder, '.cache'));
  writeFileSync(file(folder), '999999999');
  const all = await Promise.all(Array.from({ length: 6 }, () => take(folder)));
  const [winner, ...others] = all.filter(({ holder }) => holder === 0);
  expect(others).toEqual([]);
  for (const { holder } of all) if (holder !== 0) expect(holder).toBe(winner?.child.pid);
});
