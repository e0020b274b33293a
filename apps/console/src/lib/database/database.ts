import { sql } from 'drizzle-orm';
import type { Database, Db } from './db.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgresql } from './postgresql.ts';

export type { Database, Db } from './db.ts';

/** Where data are kept: in a folder of this machine, or in a PostgreSQL that several consoles share. */
export type DatabasePlace = { readonly dataFolder: string } | { readonly databaseUrl: string };

/** What {@link openDatabase} tells while it works. */
export interface DatabaseEvents {
  /** A connection broke while nobody used it. */
  readonly onError?: (error: Error) => void;
  /** Another console is bringing the tables up to date. */
  readonly onWait?: () => void;
}

const nothing = (): void => undefined;

/**
 * Opens the database and brings its tables up to date.
 *
 * @param place a folder, created if it is missing, or the URL of a PostgreSQL
 * @param events what is called when something happens
 * @returns the database
 * @throws if it cannot be reached, or if another process has the folder
 */
export async function openDatabase(
  place: DatabasePlace,
  { onError = nothing, onWait = nothing }: DatabaseEvents = {},
): Promise<Database> {
  if ('databaseUrl' in place) {
    const migrating = openPostgresql(place.databaseUrl, onError, true);
    try {
      await migrate(migrating.db, onWait);
    } finally {
      await migrating.close();
    }
    return openPostgresql(place.databaseUrl, onError);
  }
  const database = await openPglite(place.dataFolder);
  try {
    await migrate(database.db, onWait);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Asks the database for nothing.
 *
 * @param db the database
 * @returns whether it answers
 */
export async function isUp(db: Db): Promise<boolean> {
  try {
    await db.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
