import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file as it was read, and when. */
export interface ReadFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly mode: number;
  readonly state: string;
}

/** A generator, or somebody else, writes into the site at the same time. */
export class ChangedFileError extends Error {
  override readonly name = 'ChangedFileError';
}

/**
 * @param path of the file
 * @returns what is in it
 * @throws {ChangedFileError} if it changes meanwhile
 * @throws the system's error if it cannot be read
 */
export function readSiteFile(path: string): ReadFile {
  const before = statSync(path);
  const bytes = readFileSync(path);
  const state = stateOf(before);
  if (bytes.length !== before.size || stateOf(statSync(path)) !== state)
    throw new ChangedFileError(path);
  return { path, bytes, mode: before.mode, state };
}

/**
 * Replaces a file at once: at any moment there is the one or the other, and all of it.
 *
 * @param file as it was read
 * @param content that it is to have
 * @throws {ChangedFileError} if somebody else has changed it
 * @throws the system's error if it cannot be written
 */
export function replaceSiteFile({ path, mode, state }: ReadFile, content: string | Buffer): void {
  const temporary = temporaryName(path);
  try {
    writeFileSync(temporary, content);
    chmodSync(temporary, mode);
    if (stateOf(statSync(path)) !== state) throw new ChangedFileError(path);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * @param path of a file that need not be there
 * @param content that it is to have
 */
export function writeSiteFile(path: string, content: string): void {
  const temporary = temporaryName(path);
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

function temporaryName(path: string): string {
  return join(dirname(path), `.bookplate-${process.pid}.tmp`);
}

function stateOf({ mtimeMs, size, ino }: { mtimeMs: number; size: number; ino: number }): string {
  return `${mtimeMs} ${size} ${ino}`;
}
