import { and, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { people, sessions, twoFactors, verifications } from '../database/tables.ts';
import { recordChange } from '../sites/changes.ts';
import type { Auth } from './auth.ts';
import { isStillOwner } from './is-still-owner.ts';
import { recordOwn } from './own-account.ts';
import type { Person } from './person.ts';

const columns = { id: people.id, name: people.name, email: people.email, role: people.role };

/**
 * Who has given the right password and still owes the second factor.
 *
 * @param db the database
 * @param cookie the value of better-auth's cookie: 119 random bits that name the sign-in, and a signature
 * @returns the person; undefined if there is no such sign-in or it took longer than ten minutes
 */
export async function findHalfSignIn(db: Db, cookie: string): Promise<Person | undefined> {
  const [identifier = ''] = cookie.split('.');
  if (!/^2fa-[\w-]+$/.test(identifier)) return undefined;
  const [person] = await db
    .select(columns)
    .from(verifications)
    .innerJoin(people, eq(people.id, verifications.value))
    .where(and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, sql`now()`)));
  return person;
}

/**
 * @param db the database
 * @param personId whose
 * @returns whether a second factor is asked for when they sign in
 */
export async function hasSecondFactor(db: Db, personId: string): Promise<boolean> {
  const [person] = await db
    .select({ isOn: people.twoFactorEnabled })
    .from(people)
    .where(eq(people.id, personId));
  return person?.isOn ?? false;
}

/**
 * Turns the second factor on, once a code shows that the app has the secret. Other sessions end: they were made with a
 * password alone.
 *
 * @param services better-auth and the database
 * @param person whose
 * @param request the code, and the headers with the session
 * @returns better-auth's answer with the cookie of a new session; undefined if the code is wrong
 */
export async function turnOnSecondFactor(
  { auth, db }: { readonly auth: Auth; readonly db: Db },
  person: Person,
  request: { readonly code: string; readonly headers: Headers },
): Promise<Response | undefined> {
  const before = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.userId, person.id));
  const answer = await auth.api.verifyTOTP({
    body: { code: request.code },
    headers: request.headers,
    asResponse: true,
  });
  if (answer.status >= 500) throw new Error('better-auth could not check a code');
  if (!answer.ok) return undefined;
  await db.transaction(async (transaction) => {
    const ids = before.map(({ id }) => id);
    await transaction
      .delete(sessions)
      .where(and(eq(sessions.userId, person.id), inArray(sessions.id, ids)));
    await recordOwn(transaction, person, 'turned on the second factor of');
  });
  return answer;
}

/**
 * Turns off the second factor of somebody else, who has lost it.
 *
 * @param db the database
 * @param by which owner
 * @param personId whose
 * @returns whether there was one; false for one's own, which needs the password
 */
export async function turnOffSecondFactorOf(
  db: Db,
  by: Person,
  personId: string,
): Promise<boolean> {
  return db.transaction(async (transaction) => {
    if (personId === by.id || !(await isStillOwner(transaction, by))) return false;
    const [person] = await transaction
      .update(people)
      .set({ twoFactorEnabled: false, updatedAt: new Date() })
      .where(
        and(eq(people.id, personId), eq(people.twoFactorEnabled, true), ne(people.role, 'none')),
      )
      .returning(columns);
    if (!person) return false;
    await transaction.delete(twoFactors).where(eq(twoFactors.userId, personId));
    const { id, ...same } = person;
    await recordChange(transaction, by, {
      subject: 'person',
      subjectId: id,
      action: 'turned off the second factor of',
      before: same,
      after: same,
    });
    return true;
  });
}

/**
 * @param auth better-auth
 * @param personId of somebody with a second factor
 * @returns the backup codes that they have not used; undefined if the console had another secret when they were made, so that
 * neither they nor the app's secret can be read
 */
export async function listBackupCodes(
  auth: Auth,
  personId: string,
): Promise<readonly string[] | undefined> {
  try {
    return (await auth.api.viewBackupCodes({ body: { userId: personId } })).backupCodes;
  } catch (error) {
    // As the cipher says that a key does not fit (XChaCha20-Poly1305, RFC 8439 §2.8).
    if (error instanceof Error && error.message.includes('invalid tag')) return undefined;
    throw error;
  }
}
