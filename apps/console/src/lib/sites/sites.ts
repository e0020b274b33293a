import { and, asc, eq, sql } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import type { Db } from '../database/database.ts';
import { changes, sites } from '../database/tables.ts';
import type { Person } from '../people/person.ts';
import { recordChange } from './changes.ts';
import { mergeSite } from './merge-site.ts';
import { fromSnapshot, type Site, type SiteValues } from './site.ts';
import { toColumns, toSite, valuesOf } from './site-row.ts';

const siteId = /^[\w-]{1,64}$/;
/** PostgreSQL's `integer`. */
const mostVersions = 2_147_483_647;

/**
 * @param db the database
 * @returns all sites that were not removed, by name
 */
export async function listSites(db: Db): Promise<readonly Site[]> {
  return (
    await db.select().from(sites).where(eq(sites.isRemoved, false)).orderBy(asc(sites.name))
  ).map(toSite);
}

/**
 * @param db the database
 * @param id of a site
 * @returns the site, also if it was removed; undefined if there is none, or the id is none
 */
export async function findSite(
  db: Db,
  id: string,
): Promise<(Site & { readonly isRemoved: boolean }) | undefined> {
  if (!siteId.test(id)) return undefined;
  const [row] = await db.select().from(sites).where(eq(sites.id, id));
  return row && { ...toSite(row), isRemoved: row.isRemoved };
}

/**
 * Finds what a site was.
 *
 * @param db the database
 * @param id of a site
 * @param version any number, as a form has it
 * @returns its values in that version; undefined if there was none, or the site was removed then
 */
export async function valuesAt(
  db: Db,
  id: string,
  version: number,
): Promise<SiteValues | undefined> {
  if (!siteId.test(id) || !Number.isInteger(version) || version < 1 || version > mostVersions)
    return undefined;
  const [row] = await db
    .select({ after: changes.after })
    .from(changes)
    .where(
      and(eq(changes.subject, 'site'), eq(changes.subjectId, id), eq(changes.version, version)),
    );
  return fromSnapshot(row?.after);
}

/**
 * Adds a site.
 *
 * @param db the database
 * @param by who
 * @param values of it, checked
 * @param id of a form: one that is sent twice adds one site
 * @returns its id once it is stored; another id if a site of that id has other values
 */
export async function addSite(
  db: Db,
  by: Person,
  values: SiteValues,
  id: string = newSiteId(),
): Promise<string> {
  const isNew = await db.transaction(async (transaction) => {
    const added = await transaction
      .insert(sites)
      .values({ ...toColumns(values), id, version: 1 })
      .onConflictDoNothing()
      .returning({ id: sites.id });
    if (added.length === 0) return false;
    await recordChange(transaction, by, {
      subject: 'site',
      subjectId: id,
      action: 'added',
      before: null,
      after: values,
      version: 1,
    });
    return true;
  });
  if (isNew) return id;
  const first = await valuesAt(db, id, 1);
  return first && mergeSite(undefined, values, first).conflicts.length === 0
    ? id
    : addSite(db, by, values);
}

/** @returns an id that no site has */
export function newSiteId(): string {
  return randomBytes(8).toString('hex');
}

/**
 * Changes a site, removes it (`null`), or brings it back.
 *
 * @param db the database
 * @param by who
 * @param change which site, its values, and the version that they were looking at
 * @returns `saved` once it is stored; `unchanged` if it had these values; `stale` if somebody else changed it meanwhile
 */
export async function changeSite(
  db: Db,
  by: Person,
  change: {
    readonly id: string;
    readonly values: SiteValues | null;
    readonly version: number;
    readonly action: 'changed' | 'removed' | 'went back';
  },
): Promise<'saved' | 'unchanged' | 'stale'> {
  const { id, values, version, action } = change;
  return db.transaction(async (transaction) => {
    const [row] = await transaction.select().from(sites).where(eq(sites.id, id)).for('update');
    if (row?.version !== version) return 'stale';
    const before = row.isRemoved ? null : valuesOf(row);
    if (JSON.stringify(before) === JSON.stringify(values)) return 'unchanged';
    await transaction
      .update(sites)
      .set({
        ...(values && toColumns(values)),
        isRemoved: values === null,
        version: sql`${sites.version} + 1`,
      })
      .where(and(eq(sites.id, id), eq(sites.version, version)));
    await recordChange(transaction, by, {
      subject: 'site',
      subjectId: id,
      action,
      before,
      after: values,
      version: version + 1,
    });
    return 'saved';
  });
}
