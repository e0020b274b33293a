import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { socketPath } from './database/socket-path.ts';

const name = 'control';
const patienceMs = 5_000;

/**
 * Answers the command `owner-link` while this process has the data folder open. A socket in the folder, for its own user
 * only: anyone who reaches it could read the database as well. On Windows there is none.
 *
 * @param folder that this process has locked
 * @param makeLink the address of a new link for an owner
 * @returns ends it
 */
export async function answerControl(
  folder: string,
  makeLink: () => Promise<string>,
): Promise<() => Promise<void>> {
  if (process.platform === 'win32') return () => Promise.resolve();
  const path = socketPath(folder, name);
  const server = createServer((socket) => {
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.once('data', () =>
      makeLink().then(
        (link) => socket.end(link),
        () => socket.destroy(),
      ),
    );
  });
  // Left by a process that was killed; nobody else has the folder.
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/**
 * Asks the console that has a data folder open for a link.
 *
 * @param folder of its data
 * @returns the address of a new link for an owner; undefined if no console answers
 */
export function askForOwnerLink(folder: string): Promise<string | undefined> {
  if (process.platform === 'win32') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(socketPath(folder, name), () => socket.write('owner-link'));
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(answer === '' ? undefined : answer));
  });
}
