import type { Db } from '../database/database.ts';
import type { Person } from '../people/person.ts';
import { isSameSite, type Merge, mergeSite } from './merge-site.ts';
import type { FieldIssue } from './read-site-form.ts';
import type { Site, SiteValues } from './site.ts';
import { changeSite, findSite, valuesAt } from './sites.ts';

/** How it ended. Of all but the first, nothing was saved. */
export type SaveOutcome =
  /** With what others changed meanwhile in `taken`. */
  | { readonly outcome: 'saved'; readonly taken: Merge['taken'] }
  /** The settings are what was to be saved. */
  | { readonly outcome: 'unchanged' }
  /** Others changed the same settings meanwhile. */
  | ({ readonly outcome: 'conflict' } & Conflict)
  /** The two changes are of different settings, and do not go together. */
  | ({ readonly outcome: 'invalid'; readonly issues: readonly FieldIssue[] } & Conflict)
  | { readonly outcome: 'removed' };

/** Two changes of a site that cannot both be saved. */
export interface Conflict {
  /** As it is now. */
  readonly site: Site;
  /** As it was when I began; undefined if that is not known. */
  readonly base: SiteValues | undefined;
  readonly merge: Merge;
}

/**
 * Saves what somebody typed into the form of a site. What others saved meanwhile stays, unless the version says that it
 * was seen.
 *
 * @param db the database
 * @param by who
 * @param change which site, all of its values, and the version that they were typed over
 * @param check finds issues in merged values, which nobody has seen before
 * @returns how it ended
 */
export async function saveSite(
  db: Db,
  by: Person,
  change: { readonly id: string; readonly version: number; readonly values: SiteValues },
  check: (values: SiteValues) => readonly FieldIssue[] = () => [],
): Promise<SaveOutcome> {
  const { id, version, values } = change;
  const base = await valuesAt(db, id, version);
  for (;;) {
    const site = await findSite(db, id);
    if (!site || site.isRemoved) return { outcome: 'removed' };
    const merge = mergeSite(base, values, site);
    if (merge.conflicts.length > 0) return { outcome: 'conflict', site, base, merge };
    const issues = merge.taken.length > 0 ? check(merge.values) : [];
    if (issues.length > 0) return { outcome: 'invalid', issues, site, base, merge };
    const saved = await changeSite(db, by, {
      id,
      values: merge.values,
      version: site.version,
      action: 'changed',
    });
    // A form that is sent twice was saved the first time.
    const isSaved =
      saved === 'saved' || (saved === 'unchanged' && base && !isSameSite(base, values));
    if (isSaved) return { outcome: 'saved', taken: merge.taken };
    if (saved === 'unchanged') return { outcome: 'unchanged' };
    // Somebody else saved at the same moment, so this ends when the others have saved.
  }
}
