import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

const leastCharacters = 32;

/**
 * What signs the session cookies. Without one in the configuration it is made on the first start and kept beside the
 * data, so that a restart signs nobody out.
 *
 * @param config the secret or the data folder
 * @returns at least 32 characters
 * @throws if the file holds fewer: better-auth would use a constant in the place of an empty secret
 */
export function secretOf({ secret, dataFolder }: Pick<Config, 'secret' | 'dataFolder'>): string {
  if (secret !== undefined) return secret;
  const file = join(dataFolder, 'secret');
  const kept = read(file) ?? make(dataFolder, file);
  if (kept.length < leastCharacters)
    throw new Error(
      `${file}: the secret has ${kept.length} characters, expected at least ${leastCharacters}. Delete it to have a new one made at the next start; everybody signs in again.`,
    );
  return kept;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** Whole or not at all: a full disk leaves no empty file under the name, and of two processes the first one's holds. */
function make(dataFolder: string, file: string): string {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const made = `${file}.${process.pid}`;
  const secret = randomBytes(32).toString('hex');
  try {
    const descriptor = openSync(made, 'w', 0o600);
    try {
      writeSync(descriptor, secret);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    linkSync(made, file);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return read(file) ?? '';
    throw error;
  } finally {
    rmSync(made, { force: true });
  }
}
