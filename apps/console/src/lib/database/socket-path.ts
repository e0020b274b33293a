import { join, relative } from 'node:path';

/** `sun_path` with its end, in bytes: unix(7) on Linux, `sys/un.h` on macOS and BSD. */
const mostBytes = process.platform === 'linux' ? 107 : 103;

/** A data folder in which no socket can be made. */
export class LongPathError extends Error {
  override readonly name = 'LongPathError';

  constructor(folder: string, bytes: number) {
    super(
      `The path of the data folder ${folder} is too long: sockets in it have ${bytes} bytes, and the system takes ${mostBytes}. Set BOOKPLATE_CONSOLE_DATA to a shorter path, or start the console in a folder near it.`,
    );
  }
}

/**
 * Where a socket in a folder is: the shorter of two ways to write it.
 *
 * @param folder exists
 * @param name of the socket
 * @returns its path
 * @throws {LongPathError} if the system takes neither; it would be cut off without a word
 */
export function socketPath(folder: string, name: string): string {
  const path = join(folder, name);
  const fromHere = relative(process.cwd(), path);
  const shorter = fromHere.length < path.length ? fromHere : path;
  const bytes = Buffer.byteLength(shorter);
  if (bytes > mostBytes) throw new LongPathError(folder, bytes);
  return shorter;
}
