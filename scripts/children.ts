import type { ChildProcess } from 'node:child_process';

const isWindows = process.platform === 'win32';
const groups = new Set<number>();
let cleanUp: () => Promise<unknown> = () => Promise.resolve();
let isEnding = false;

/** For `spawn`: a group of its own, which a terminal's Ctrl-C does not reach, and {@link killWithGroup} does. */
export const inOwnGroup = { detached: !isWindows } as const;

/**
 * Ends a process, with all that it has started, no later than this process ends.
 *
 * @param child started {@link inOwnGroup}
 */
export function killWithGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  groups.add(pid);
  child.once('close', () => groups.delete(pid));
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
  setTimeout(() => process.exit(code), 3_000).unref();
  await cleanUp();
  process.exit(code);
}

process.on('SIGHUP', () => void end(129));
process.on('SIGINT', () => void end(130));
process.on('SIGTERM', () => void end(143));
// The process that started this one is gone.
process.once('disconnect', () => void end(1));
// To listen for that keeps no process alive that has nothing else to do.
process.channel?.unref();

process.on('exit', () => {
  for (const pid of groups) {
    try {
      process.kill(isWindows ? pid : -pid, 'SIGTERM');
    } catch {
      // It has ended.
    }
  }
});
