import { PGlite } from '@electric-sql/pglite';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const template = join(tmpdir(), 'bookplate-console-template-0.5.16');

/**
 * A data folder for the tests of one file, with a new database in it.
 *
 * @returns the folder, filled before the first test and removed after the last
 */
export function useDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-console-'));
  beforeAll(() => copyNewDatabase(folder));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Puts a new database into a data folder: making one takes seconds, copying it does not.
 *
 * @param folder of a console that has not been started
 */
export async function copyNewDatabase(folder: string): Promise<void> {
  if (!existsSync(template)) {
    const made = join(folder, 'made');
    await (await PGlite.create(made)).close();
    try {
      renameSync(made, template);
    } catch {
      // Another file's tests were first.
    }
  }
  cpSync(template, join(folder, 'database'), { recursive: true });
}
