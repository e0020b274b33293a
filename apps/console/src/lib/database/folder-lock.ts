import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, relative } from 'node:path';

/** A folder that another console has open. */
export class FolderTakenError extends Error {
  override readonly name = 'FolderTakenError';

  constructor(folder: string) {
    super(
      `Another console has ${folder} open. Stop it first, or give this one a folder of its own; to run several consoles on the same data, set DATABASE_URL.`,
    );
  }
}

/**
 * Keeps other processes out of a folder for as long as this one lives. Node has no file locks, and a file with a
 * process id outlives a `kill -9` and means nothing between containers; a socket in the folder answers only while its
 * process is alive.
 *
 * @param folder exists
 * @returns lets others in again
 * @throws {FolderTakenError} if another process has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = socketPath(folder);
  if (await answers(path)) throw new FolderTakenError(folder);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new FolderTakenError(folder)));
    server.listen(path, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Sockets have short paths (108 bytes on Linux), so the shorter of two ways to write it. */
function socketPath(folder: string): string {
  const path = join(folder, 'lock');
  if (process.platform === 'win32') return `\\\\.\\pipe\\bookplate-${path.replaceAll('\\', '-')}`;
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
