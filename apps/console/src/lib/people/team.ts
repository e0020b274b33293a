import { asc, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { people, sessions } from '../database/tables.ts';
import { recordChange } from '../sites/changes.ts';
import type { Person } from './person.ts';
import type { Role } from './roles.ts';

const columns = { id: people.id, name: people.name, email: people.email, role: people.role };

/**
 * @param db the database
 * @returns everybody who has not been removed, by name
 */
export async function listTeam(db: Db): Promise<readonly Person[]> {
  return db.select(columns).from(people).where(ne(people.role, 'none')).orderBy(asc(people.name));
}

/**
 * Gives somebody another role; `none` removes them and ends their sessions.
 *
 * @param db the database
 * @param by who does it
 * @param change whose role, and which
 * @returns `done`, or why not
 */
export async function changeRole(
  db: Db,
  by: Person,
  change: { readonly personId: string; readonly role: Role },
): Promise<'done' | 'no-such-person' | 'last-owner'> {
  const { personId, role } = change;
  return db.transaction(async (transaction) => {
    // Two owners who remove each other at the same moment must not both succeed.
    await transaction.execute(sql`LOCK TABLE people IN SHARE ROW EXCLUSIVE MODE`);
    const everyone = await transaction.select(columns).from(people);
    const person = everyone.find(({ id }) => id === personId);
    if (!person) return 'no-such-person';
    if (person.role === role) return 'done';
    const owners = everyone.filter((other) => other.role === 'owner');
    if (person.role === 'owner' && owners.length === 1) return 'last-owner';
    await transaction
      .update(people)
      .set({ role, updatedAt: new Date() })
      .where(eq(people.id, personId));
    if (role === 'none') await transaction.delete(sessions).where(eq(sessions.userId, personId));
    const describe = (which: Role): unknown =>
      which === 'none' ? null : { name: person.name, email: person.email, role: which };
    await recordChange(transaction, by, {
      subject: 'person',
      subjectId: personId,
      action: role === 'none' ? 'removed' : person.role === 'none' ? 'brought back' : 'changed',
      before: describe(person.role),
      after: describe(role),
    });
    return 'done';
  });
}
