import { sql } from 'drizzle-orm';
import { readdirSync, readFileSync } from 'node:fs';
import type { Db } from './db.ts';

const folder = new URL('../../../migrations/', import.meta.url);

/** Any number, the same in every console: the process that holds this lock brings the tables up to date. */
export const migrationLock = 4_300_001;

const noticeMs = 1_000;

/**
 * Brings the tables up to date, in one transaction: all of it or nothing. Of several processes that start at once, one
 * does it and the others wait.
 *
 * @param db the database, without limits of time: an index on a large table takes minutes, and so does the wait for another
 * console that makes it
 * @param onWait told once if another process has been at it for a second
 * @throws if a file fails, or if the tables are newer than this console
 */
export async function migrate(db: Db, onWait: () => void = () => undefined): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  await db.transaction(async (transaction) => {
    const waiting = setTimeout(onWait, noticeMs);
    try {
      await transaction.execute(sql`SELECT pg_advisory_xact_lock(${migrationLock})`);
    } finally {
      clearTimeout(waiting);
    }
    await transaction.execute(
      sql`CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())`,
    );
    const done = await namesOf(transaction);
    const unknown = done.find((name) => !files.includes(name));
    if (unknown !== undefined)
      throw new Error(
        `The database was used by a newer console (it has ${unknown}). Run that version or a later one.`,
      );
    for (const name of files) {
      if (done.includes(name)) continue;
      for (const statement of statementsOf(readFileSync(new URL(name, folder), 'utf8')))
        await transaction.execute(sql.raw(statement));
      await transaction.execute(sql`INSERT INTO migrations (name) VALUES (${name})`);
    }
  });
}

async function namesOf(db: Pick<Db, 'execute'>): Promise<readonly string[]> {
  // Both drivers answer with an object that has `rows`, which their common type leaves out.
  const { rows } = (await db.execute(sql`SELECT name FROM migrations`)) as {
    rows: { name: string }[];
  };
  return rows.map(({ name }) => name);
}

/** Both databases take one statement at a time. A semicolon at the end of a line ends one. */
function statementsOf(file: string): readonly string[] {
  return file.split(/;\s*$/m).filter((statement) => statement.replaceAll(/^--.*$/gm, '').trim());
}
