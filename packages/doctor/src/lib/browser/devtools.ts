import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A message of the DevTools protocol that answers no command. */
export interface DevtoolsEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}

/** A browser with an empty profile, which is deleted with it. */
export interface Devtools {
  readonly send: <T>(method: string, params?: object, sessionId?: string) => Promise<T>;
  readonly onEvent: (listen: (event: DevtoolsEvent) => void) => void;
  readonly close: () => Promise<void>;
}

interface CommandResult {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts a Chromium and connects to its DevTools protocol through a pipe: messages that end in a zero byte, on file descriptors 3
 * and 4. It opens no port, so no other program on this machine can connect.
 *
 * @param executable its path
 * @returns the connection
 */
export async function startChromium(executable: string): Promise<Devtools> {
  const profile = await mkdtemp(join(tmpdir(), 'bookplate-doctor-profile-'));
  const child = spawn(
    executable,
    [
      '--headless=new',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-extensions',
      '--disable-gpu',
      '--disable-sync',
      // Chromium refuses to run its sandbox as root, as in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , into, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, Waiting>();
  const listeners: ((event: DevtoolsEvent) => void)[] = [];
  let ended: Error | undefined;
  let lastId = 0;

  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  child.on('error', end);
  child.on('exit', (code) => end(new Error(`${executable} ended with code ${code}`)));
  // A write to a browser that has just ended fails; `exit` reports that.
  into.on('error', () => {});
  from.on('error', () => {});
  readMessages(from, (message) => {
    if ('method' in message) {
      for (const listen of listeners) listen(message as unknown as DevtoolsEvent);
      return;
    }
    const { id = 0, result, error } = message as CommandResult;
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(new Error(error.message));
    else resolve?.(result as never);
  });

  return {
    send(method, params = {}, sessionId) {
      if (ended) return Promise.reject(ended);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
    },
    onEvent: (listen) => void listeners.push(listen),
    async close() {
      await endProcess(child, into);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function readMessages(from: Readable, take: (message: object) => void): void {
  let rest = '';
  from.setEncoding('utf8');
  from.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) take(JSON.parse(part) as object);
  });
}

/** Chromium ends when its pipe closes; after 3 s it is killed. */
async function endProcess(child: ChildProcess, into: Writable): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    into.end(`${JSON.stringify({ id: 0, method: 'Browser.close' })}\0`);
  });
}
