import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './db.ts';
import { emptyDatabase } from './empty-database.ts';
import { lockFolder } from './folder-lock.ts';
import { openSynced } from './synced-folder.ts';

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
    const client = await openFolder(dataFolder);
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

/** A process that ends while it makes a database leaves the half of one: then it is made again. */
async function openFolder(dataFolder: string): Promise<PGlite> {
  const dataDir = join(dataFolder, 'database');
  const mark = join(dataFolder, 'database-is-incomplete');
  if (existsSync(mark)) rmSync(dataDir, { recursive: true, force: true });
  if (existsSync(dataDir)) return openSynced(dataDir, undefined);
  writeFileSync(mark, '');
  const client = await openSynced(dataDir, emptyDatabase());
  rmSync(mark);
  return client;
}
