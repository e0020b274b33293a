import { and, asc, eq, ilike, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { invitations, passwordLinks, people } from '../database/tables.ts';
import { recordChange } from '../sites/changes.ts';
import type { Person } from './person.ts';
import { isDemotion, type Role } from './roles.ts';
import { endSessions } from './sessions.ts';

const columns = { id: people.id, name: people.name, email: people.email, role: people.role };

/** Somebody in the team, as the others see them. */
export interface Member extends Person {
  readonly lastSignInAt: Date | null;
  readonly hasSecondFactor: boolean;
}

const memberColumns = {
  ...columns,
  lastSignInAt: people.lastSignInAt,
  hasSecondFactor: people.twoFactorEnabled,
};

/** How many people {@link listTeam} lists at most; a search finds the others. */
export const mostListed = 100;

/**
 * @param db the database
 * @param search a part of a name or an e-mail, in whatever case; empty for everybody
 * @returns those who have not been removed, by name, at most {@link mostListed}
 */
export async function listTeam(db: Db, search: string = ''): Promise<readonly Member[]> {
  const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const isFound = or(ilike(people.name, pattern), ilike(people.email, pattern));
  return db
    .select(memberColumns)
    .from(people)
    .where(and(ne(people.role, 'none'), isFound))
    .orderBy(asc(people.name), asc(people.email))
    .limit(mostListed);
}

/**
 * @param db the database
 * @returns how many people have not been removed
 */
export function countTeam(db: Db): Promise<number> {
  return db.$count(people, ne(people.role, 'none'));
}

/**
 * @param db the database
 * @param personId from an address
 * @returns the person, unless there is none or they were removed
 */
export async function findMember(db: Db, personId: string): Promise<Member | undefined> {
  const [found] = await db
    .select(memberColumns)
    .from(people)
    .where(and(eq(people.id, personId), ne(people.role, 'none')));
  return found;
}

/**
 * Gives somebody another role; `none` removes them and ends their sessions. A person who loses rights also loses the open
 * invitations and password links that they made, so that no link of theirs leads back in.
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
    if (role === 'none') await endSessions(transaction, personId);
    const ended = isDemotion(person.role, role) ? await endLinks(transaction, personId) : 0;
    const describe = (which: Role): unknown =>
      which === 'none' ? null : { name: person.name, email: person.email, role: which };
    await recordChange(transaction, by, {
      subject: 'person',
      subjectId: personId,
      action: role === 'none' ? 'removed' : person.role === 'none' ? 'brought back' : 'changed',
      before: describe(person.role),
      after: describe(role),
    });
    if (ended > 0) {
      const same = { name: person.name, email: person.email, role: person.role };
      const action = `ended ${ended} open ${ended === 1 ? 'link' : 'links'} of`;
      const about = { subject: 'person', subjectId: personId, action } as const;
      await recordChange(transaction, by, { ...about, before: same, after: same });
    }
    return 'done';
  });
}

/** @returns how many links there were: those that the person made, and the one that sets their password */
async function endLinks(db: Pick<Db, 'delete'>, personId: string): Promise<number> {
  const invited = await db
    .delete(invitations)
    .where(eq(invitations.invitedBy, personId))
    .returning({ hash: invitations.tokenHash });
  const linked = await db
    .delete(passwordLinks)
    .where(or(eq(passwordLinks.madeBy, personId), eq(passwordLinks.personId, personId)))
    .returning({ hash: passwordLinks.tokenHash });
  return invited.length + linked.length;
}
