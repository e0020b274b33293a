import { readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { socketPath } from './socket-path.ts';

/** A folder that another console has open. */
export class FolderTakenError extends Error {
  override readonly name = 'FolderTakenError';

  constructor(folder: string) {
    super(
      `Another console has ${folder} open. Stop it first, or give this one another folder; to run several consoles on the same data, set DATABASE_URL.`,
    );
  }
}

const held = 'held';

/**
 * Keeps other processes out of a folder for as long as this one lives. Node has no file locks, and a file with a
 * process id outlives a `kill -9` and means nothing between containers; a socket in the folder answers only while its
 * process is alive.
 *
 * Each attempt binds the number after the highest in the folder, which the system gives to one process only, and never
 * removes a socket that could be alive. Of two that live, the lower number has the folder.
 *
 * @param folder exists
 * @returns lets others in again
 * @throws {FolderTakenError} if another process has it
 * @throws {LongPathError} if its path is too long for a socket
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  if (process.platform === 'win32') return lockByPipe(folder);
  const [highest = 0, ...lower] = numbersIn(folder);
  if (highest > 0 && (await isAlive(folder, highest))) throw new FolderTakenError(folder);
  const own = highest + 1;
  const waiting = new Set<Socket>();
  let isDecided = false;
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    if (isDecided) socket.end(held);
    else waiting.add(socket);
  });
  await listen(server, lockPath(folder, own), folder);
  const release = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of waiting) socket.destroy();
      server.close(() => resolve());
    });
  try {
    // One that had bound its number and did not listen yet looked dead before.
    for (const number of [highest, ...lower])
      if (number > 0 && (await isAlive(folder, number))) throw new FolderTakenError(folder);
    // One that took us for dead in that moment gives up as soon as it finds us alive, or has the folder already.
    for (const number of numbersIn(folder).filter((each) => each > own))
      if ((await decisionOf(folder, number)) === held) throw new FolderTakenError(folder);
  } catch (error) {
    await release();
    throw error;
  }
  isDecided = true;
  for (const socket of waiting) socket.end(held);
  waiting.clear();
  for (const number of [highest, ...lower]) rmSync(lockPath(folder, number), { force: true });
  server.unref();
  return release;
}

/** Pipes have no files: the name is free once its process has ended. */
async function lockByPipe(folder: string): Promise<() => Promise<void>> {
  const server = createServer((socket) => socket.destroy());
  const name = join(folder, 'lock').replaceAll('\\', '-');
  await listen(server, `\\\\.\\pipe\\bookplate-${name}`, folder);
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function listen(server: Server, path: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new FolderTakenError(folder) : error),
    );
    server.listen(path, resolve);
  });
}

/** Of the sockets in a folder, the highest number first. */
function numbersIn(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((one, other) => other - one);
}

const lockPath = (folder: string, number: number): string => socketPath(folder, `lock.${number}`);

/** Whether a socket's process lives. It does not wait for what that process decides: that one may wait for us. */
function isAlive(folder: string, number: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(lockPath(folder, number), () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Waits until a socket's process has the folder (`held`), has given up, or is gone. */
function decisionOf(folder: string, number: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(lockPath(folder, number));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(answer));
  });
}
