import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const isWindows = process.platform === 'win32';
const children = new Map<number, ChildProcess>();
let cleanUp: () => Promise<unknown> = () => Promise.resolve();
let isEnding = false;

/** For `spawn`: a separate group, which a terminal's Ctrl-C does not reach, and {@link killWithGroup} does. */
export const inOwnGroup = { detached: !isWindows } as const;

/**
 * Ends a process, with all that it has started, no later than this process ends.
 *
 * @param child started {@link inOwnGroup}
 */
export function killWithGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  children.set(pid, child);
  child.once('close', () => children.delete(pid));
}

/** Whether a signal is ending this process: what its children then fail at is no news. */
export function isStopping(): boolean {
  return isEnding;
}

/**
 * What to do when a signal ends this process, before it does.
 *
 * @param work which may take three seconds
 */
export function beforeSignalEnds(work: () => Promise<unknown>): void {
  cleanUp = work;
}

async function end(code: number): Promise<void> {
  // A terminal sends Ctrl-C to us and to our parent, which passes it on.
  if (isEnding) return;
  isEnding = true;
  await Promise.race([cleanUp(), wait(3_000)]);
  await endGroups('SIGTERM');
  // npm undoes an installation first, which can take long and is of no use.
  await endGroups('SIGKILL');
  process.exit(code);
}

/** Until all have ended, or for a second. */
async function endGroups(signal: NodeJS.Signals): Promise<void> {
  const closed = [...children.values()].map((child) => once(child, 'close'));
  send(signal);
  await Promise.race([Promise.all(closed), wait(1_000)]);
}

function send(signal: NodeJS.Signals): void {
  for (const pid of children.keys()) {
    try {
      process.kill(isWindows ? pid : -pid, signal);
    } catch {
      // It has ended.
    }
  }
}

process.on('SIGHUP', () => void end(129));
process.on('SIGINT', () => void end(130));
process.on('SIGTERM', () => void end(143));
// The process that started this one is gone.
process.once('disconnect', () => void end(1));
// To listen for that keeps no process alive that has nothing else to do.
process.channel?.unref();

process.on('exit', () => send('SIGKILL'));
