import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { lockFolder } from './folder-lock.ts';

/**
 * Opens the PostgreSQL that runs inside this process, with its files in a folder.
 *
 * @param dataFolder is created if it is missing
 * @returns the database
 * @throws {FolderTakenError} if another process has it open: two would destroy it
 */
export async function openPglite(dataFolder: string): Promise<Database> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const release = await lockFolder(dataFolder);
  try {
    const client = await PGlite.create(join(dataFolder, 'database'));
    return {
      kind: 'pglite',
      db: drizzle(client),
      close: async () => {
        await client.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
