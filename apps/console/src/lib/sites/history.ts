import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { changes, sites } from '../database/tables.ts';
import type { Change } from './changes.ts';

/** Which changes; each that is given narrows them. */
export interface HistoryFilter {
  readonly kind?: Change['subject'] | undefined;
  readonly siteId?: string | undefined;
  readonly personId?: string | undefined;
  /** Only older ones than the change of this id. */
  readonly before?: number | undefined;
}

/** Some changes, the newest first, and whether there are older ones. */
export interface HistoryPart {
  readonly changes: readonly Change[];
  readonly hasOlder: boolean;
}

/** What a filter can choose from. */
export interface HistoryChoices {
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

const atOnce = 25;

/**
 * Reads a part of the history. It is found by the id of a change, not by a number of rows: what is added meanwhile moves
 * nothing.
 *
 * @param db the database
 * @param filter which changes
 * @returns at most 25
 */
export async function readHistory(db: Db, filter: HistoryFilter): Promise<HistoryPart> {
  const { kind, siteId, personId, before } = filter;
  const rows = await db
    .select()
    .from(changes)
    .where(
      and(
        kind && eq(changes.subject, kind),
        siteId === undefined ? undefined : isAboutSite(siteId),
        personId === undefined ? undefined : eq(changes.personId, personId),
        before === undefined ? undefined : lt(changes.id, before),
      ),
    )
    .orderBy(desc(changes.id))
    .limit(atOnce + 1);
  return { changes: rows.slice(0, atOnce), hasOlder: rows.length > atOnce };
}

/**
 * @param db the database
 * @param siteId for the people of one site; without, of all
 * @returns all sites, removed ones too, and all who changed something, under their last name, in the order of the names
 */
export async function historyChoices(db: Db, siteId?: string): Promise<HistoryChoices> {
  const people = await db
    .selectDistinctOn([changes.personId], { id: changes.personId, name: changes.personName })
    .from(changes)
    .where(siteId === undefined ? undefined : isAboutSite(siteId))
    .orderBy(changes.personId, desc(changes.id));
  return {
    sites: await db
      .select({ id: sites.id, name: sites.name })
      .from(sites)
      .orderBy(asc(sites.name), asc(sites.id)),
    people: people.toSorted((one, other) => one.name.localeCompare(other.name, 'en')),
  };
}

/** Its settings and its incidents. */
function isAboutSite(siteId: string) {
  return and(
    inArray(changes.subject, ['site', 'incident', 'webhook']),
    eq(changes.subjectId, siteId),
  );
}
