import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { Database } from './db.ts';

/**
 * Opens a PostgreSQL. Connections are made when they are needed, so that a database that was away is found again.
 *
 * @param databaseUrl such as `postgres://user:password@host/database`
 * @param onError told of connections that broke while nobody used them
 * @param isPatient whether queries may take as long as they need: for migrations, not for pages
 * @returns the database
 */
export function openPostgresql(
  databaseUrl: string,
  onError: (error: Error) => void,
  isPatient = false,
): Database {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'bookplate-console',
    max: 10,
    keepAlive: true,
    // Somebody waits at a page: better an error that says so than a page that never comes.
    connectionTimeoutMillis: 3_000,
    ...(!isPatient && {
      query_timeout: 10_000,
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 10_000,
    }),
  });
  pool.on('error', onError);
  return { kind: 'postgresql', db: drizzle(pool), close: () => pool.end() };
}
