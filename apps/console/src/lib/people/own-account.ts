import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { accounts, passwordLinks, people } from '../database/tables.ts';
import { recordChange } from '../sites/changes.ts';
import type { Person } from './person.ts';
import { endSessions } from './sessions.ts';

/**
 * Gives somebody another name.
 *
 * @param db the database
 * @param person who they are so far
 * @param name as it will be shown, checked
 */
export async function rename(db: Db, person: Person, name: string): Promise<void> {
  const { id, email, role } = person;
  if (name === person.name) return;
  await db.transaction(async (transaction) => {
    await transaction.update(people).set({ name, updatedAt: new Date() }).where(eq(people.id, id));
    await recordChange(transaction, person, {
      subject: 'person',
      subjectId: id,
      action: 'changed',
      before: { name: person.name, email, role },
      after: { name, email, role },
    });
  });
}

/**
 * Gives somebody another e-mail to sign in with.
 *
 * @param db the database
 * @param person who they are so far
 * @param email checked, in small letters
 * @returns `taken` if there is an account with it, be it of somebody who was removed
 */
export function changeOwnEmail(
  db: Db,
  person: Person,
  email: string,
): Promise<'changed' | 'taken'> {
  const { id, name, role } = person;
  return db.transaction(async (transaction) => {
    // As when somebody joins: one e-mail must not become two people's.
    await transaction.execute(sql`LOCK TABLE people IN SHARE ROW EXCLUSIVE MODE`);
    const [other] = await transaction
      .select({ id: people.id })
      .from(people)
      .where(eq(people.email, email));
    if (other) return other.id === id ? 'changed' : 'taken';
    await transaction.update(people).set({ email, updatedAt: new Date() }).where(eq(people.id, id));
    await recordChange(transaction, person, {
      subject: 'person',
      subjectId: id,
      action: 'changed',
      before: { name, email: person.email, role },
      after: { name, email, role },
    });
    return 'changed';
  });
}

/**
 * Whether somebody knows their own password. Slow by design.
 *
 * @param db the database
 * @param personId whose
 * @param password as typed
 * @returns false for a wrong one, and for somebody without a password
 */
export async function isOwnPassword(db: Db, personId: string, password: string): Promise<boolean> {
  const [account] = await db
    .select({ hash: accounts.password })
    .from(accounts)
    .where(ofPerson(personId));
  return account?.hash ? verifyPassword({ hash: account.hash, password }) : false;
}

/**
 * Sets somebody's own password, and ends their other sessions and a link that would set it once more, all of it or nothing.
 *
 * @param db the database
 * @param person whose
 * @param password of a length that was checked
 * @param sessionId the session that goes on
 */
export async function changeOwnPassword(
  db: Db,
  person: Person,
  password: string,
  sessionId: string,
): Promise<void> {
  // Slow by design, so not while the transaction holds anything.
  const hash = await hashPassword(password);
  await db.transaction(async (transaction) => {
    await transaction
      .update(accounts)
      .set({ password: hash, updatedAt: new Date() })
      .where(ofPerson(person.id));
    await endSessions(transaction, person.id, sessionId);
    await transaction.delete(passwordLinks).where(eq(passwordLinks.personId, person.id));
    await recordOwn(transaction, person, 'set a new password for');
  });
}

/**
 * Writes into the history what somebody did to their own account, where nothing of it can be seen before or after.
 *
 * @param transaction that does it
 * @param person who, and whose account
 * @param action in words, before the name
 */
export async function recordOwn(
  transaction: Pick<Db, 'execute' | 'insert'>,
  person: Person,
  action: string,
): Promise<void> {
  const { id, name, email, role } = person;
  const same = { name, email, role };
  const about = { subject: 'person', subjectId: id, action } as const;
  await recordChange(transaction, person, { ...about, before: same, after: same });
}

function ofPerson(personId: string) {
  return and(eq(accounts.userId, personId), eq(accounts.providerId, 'credential'));
}
