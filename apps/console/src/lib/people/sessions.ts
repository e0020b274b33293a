import { and, desc, eq, gt, lt, ne, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { sessions, verifications } from '../database/tables.ts';

/** One browser in which somebody is signed in. */
export interface Session {
  readonly id: string;
  /** Such as `Firefox on Linux`. */
  readonly client: string;
  readonly signedInAt: Date;
  /** To within {@link seenSeconds}. */
  readonly lastSeenAt: Date;
}

/** How exactly it is known when a session was used last: each use is not worth a write. */
export const seenSeconds = 600;

/**
 * @param db the database
 * @param personId whose
 * @returns the sessions that hold, the one that was used last first
 */
export async function listSessions(db: Db, personId: string): Promise<readonly Session[]> {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, personId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.updatedAt));
  return rows.map(({ id, userAgent, createdAt, updatedAt }) => ({
    id,
    client: userAgent || 'Unknown browser',
    signedInAt: createdAt,
    lastSeenAt: updatedAt,
  }));
}

/**
 * Ends one session. That of somebody else is not found.
 *
 * @param db the database
 * @param personId whose
 * @param sessionId which
 */
export async function endSession(db: Db, personId: string, sessionId: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, personId), eq(sessions.id, sessionId)));
}

/**
 * Ends the sessions of somebody, and sign-ins that still wait for their second factor.
 *
 * @param db the database, or a transaction
 * @param personId whose
 * @param keep the id of a session that goes on
 */
export async function endSessions(
  db: Pick<Db, 'delete'>,
  personId: string,
  keep: string = '',
): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, personId), ne(sessions.id, keep)));
  await db.delete(verifications).where(eq(verifications.value, personId));
}

/**
 * Deletes what has expired.
 *
 * @param db the database
 */
export async function clearOldSessions(db: Db): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
  await db.delete(verifications).where(lt(verifications.expiresAt, sql`now()`));
}
