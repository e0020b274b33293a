import { and, eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { people } from '../database/tables.ts';
import type { Person } from './person.ts';

/**
 * Whether somebody may still make links, at the moment of making one. The row stays locked until the transaction ends, so a
 * removal either is seen here, or waits and then ends the link.
 *
 * @param transaction that makes the link
 * @param person who makes it
 * @returns false if they were removed or demoted meanwhile
 */
export async function isStillOwner(
  transaction: Pick<Db, 'select'>,
  { id }: Pick<Person, 'id'>,
): Promise<boolean> {
  const rows = await transaction
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, id), eq(people.role, 'owner')))
    .for('share');
  return rows.length > 0;
}
