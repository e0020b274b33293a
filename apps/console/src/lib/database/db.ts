import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What queries are written against: the same on both databases. */
export type Db = PgDatabase<PgQueryResultHKT>;

/** An open database with all its tables. */
export interface Database {
  readonly kind: 'pglite' | 'postgresql';
  readonly db: Db;
  readonly close: () => Promise<void>;
}
