import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * What signs the session cookies. Without one in the configuration it is made on the first start and kept beside the
 * data, so that a restart signs nobody out.
 *
 * @param config the secret or the data folder
 * @returns at least 32 characters
 */
export function secretOf({ secret, dataFolder }: Pick<Config, 'secret' | 'dataFolder'>): string {
  if (secret !== undefined) return secret;
  const file = join(dataFolder, 'secret');
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    const made = randomBytes(32).toString('hex');
    writeFileSync(file, made, { mode: 0o600 });
    return made;
  }
}
