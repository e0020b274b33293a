import { hashPassword } from 'better-auth/crypto';
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { accounts, passwordLinks, people } from '../database/tables.ts';
import { recordChange } from '../sites/changes.ts';
import { isStillOwner } from './is-still-owner.ts';
import type { Person } from './person.ts';
import { endSessions } from './sessions.ts';
import { createToken, hashToken } from './secret-token.ts';

const lifetimeMs = 86_400_000;

const columns = { id: people.id, name: people.name, email: people.email, role: people.role };

/** A person who can set an owner's password is that owner. Owners get a new link on the server's own terminal. */
const mayHaveOne = inArray(people.role, ['editor', 'viewer']);

/**
 * Makes the token of a link by which somebody sets a new password. The history says who made it: anyone who has the
 * link can become that person. An earlier one of the same person ends.
 *
 * @param db the database
 * @param by which owner
 * @param personId whose
 * @returns the token, which is not kept; undefined if it is nobody or an owner, or `by` is no
 * owner any more
 */
export async function makePasswordLink(
  db: Db,
  by: Person,
  personId: string,
): Promise<string | undefined> {
  const token = createToken();
  const link = {
    tokenHash: hashToken(token),
    madeBy: by.id,
    expiresAt: new Date(Date.now() + lifetimeMs),
  };
  return db.transaction(async (transaction) => {
    if (!(await isStillOwner(transaction, by))) return undefined;
    const [person] = await transaction
      .select(columns)
      .from(people)
      .where(and(eq(people.id, personId), mayHaveOne));
    if (!person) return undefined;
    await transaction
      .insert(passwordLinks)
      .values({ personId, ...link })
      .onConflictDoUpdate({ target: passwordLinks.personId, set: link });
    await recordChange(transaction, by, toChange(person, 'made a password link for'));
    return token;
  });
}

/**
 * @param db the database
 * @param token of a link
 * @returns whose password it sets, if it still holds
 */
export async function findPasswordLink(db: Db, token: string): Promise<Person | undefined> {
  const [person] = await db
    .select(columns)
    .from(passwordLinks)
    .innerJoin(people, eq(people.id, passwordLinks.personId))
    .where(holds(token));
  return person;
}

/**
 * Uses a link: sets the password, and ends the link and all sessions of the person, all of it or nothing.
 *
 * @param db the database
 * @param token of the link
 * @param password of a length that was checked
 * @returns the person, or undefined if the link does not hold (any more)
 */
export async function setPassword(
  db: Db,
  token: string,
  password: string,
): Promise<Person | undefined> {
  // Slow by design, so not while the transaction holds anything.
  const hash = await hashPassword(password);
  return db.transaction(async (transaction) => {
    const [person] = await transaction
      .select(columns)
      .from(passwordLinks)
      .innerJoin(people, eq(people.id, passwordLinks.personId))
      .where(holds(token))
      // The person as well: nobody may be made an owner meanwhile.
      .for('update');
    if (!person) return undefined;
    await transaction
      .update(accounts)
      .set({ password: hash, updatedAt: new Date() })
      .where(and(eq(accounts.userId, person.id), eq(accounts.providerId, 'credential')));
    await endSessions(transaction, person.id);
    await transaction.delete(passwordLinks).where(eq(passwordLinks.personId, person.id));
    await recordChange(transaction, person, toChange(person, 'set a new password for'));
    return person;
  });
}

function holds(token: string) {
  const isIt = eq(passwordLinks.tokenHash, hashToken(token));
  return and(isIt, gt(passwordLinks.expiresAt, sql`now()`), mayHaveOne);
}

/** Nothing of it can be seen before or after. */
function toChange({ id, name, email, role }: Person, action: string) {
  const same = { name, email, role };
  return { subject: 'person', subjectId: id, action, before: same, after: same } as const;
}
