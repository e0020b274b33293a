import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { changes } from '../database/tables.ts';
import type { Person } from '../people/person.ts';

/** What was changed. `null` before: it was not there; `null` after: it no longer is. */
export interface Change {
  readonly id: number;
  readonly at: Date;
  readonly personName: string;
  readonly subject: 'site' | 'person' | 'invitation' | 'incident' | 'webhook';
  readonly subjectId: string;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Of a site: the version that it made. */
  readonly version: number | null;
}

/** Any number, the same in every console: changes happen one after the other. */
const lock = 4_300_002;

/**
 * Writes a change down, in the transaction that makes it. Changes wait for each other here, so that they become visible
 * in the order of their ids, and a reader who knows one id has seen all before it.
 *
 * @param transaction that makes the change
 * @param by who
 * @param change what
 */
export async function recordChange(
  transaction: Pick<Db, 'execute' | 'insert'>,
  by: Pick<Person, 'id' | 'name'>,
  change: Pick<Change, 'subject' | 'subjectId' | 'action' | 'before' | 'after'> &
    Partial<Pick<Change, 'version'>>,
): Promise<void> {
  await transaction.execute(sql`SELECT pg_advisory_xact_lock(${lock})`);
  await transaction.insert(changes).values({ personId: by.id, personName: by.name, ...change });
}

/**
 * What was done to a site after a version of it.
 *
 * @param db the database
 * @param siteId which site
 * @param version that somebody saw
 * @returns the changes, the newest first, at most 200
 */
export async function changesSince(
  db: Db,
  siteId: string,
  version: number,
): Promise<readonly Change[]> {
  return db
    .select()
    .from(changes)
    .where(and(isAbout({ subject: 'site', subjectId: siteId }), gt(changes.version, version)))
    .orderBy(desc(changes.id))
    .limit(200);
}

/**
 * One change of one site or person: with the id of another's change, there is none.
 *
 * @param db the database
 * @param about whose
 * @param id which, as the address has it
 * @returns the change; undefined if there is none, or the id is none
 */
export async function findChange(
  db: Db,
  about: Pick<Change, 'subject' | 'subjectId'>,
  id: string,
): Promise<Change | undefined> {
  if (!/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const [found] = await db
    .select()
    .from(changes)
    .where(and(isAbout(about), eq(changes.id, Number(id))));
  return found;
}

function isAbout({ subject, subjectId }: Pick<Change, 'subject' | 'subjectId'>) {
  return and(eq(changes.subject, subject), eq(changes.subjectId, subjectId));
}
