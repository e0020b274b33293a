import type { SiteValues } from './site.ts';
import { type SiteField, siteFields } from './site-form.ts';

/** Two changes of a site, put together. */
export interface Merge {
  /** Mine, with what only others changed. */
  readonly values: SiteValues;
  /** What only others changed. */
  readonly taken: readonly SiteField[];
  /** What both changed, and not to the same. */
  readonly conflicts: readonly SiteField[];
}

/**
 * Merges two changes of a site, setting by setting.
 *
 * @param base what I saw before I changed it; undefined if that is not known: then everything that differs is a conflict
 * @param mine what I want to save
 * @param theirs what is there now
 * @returns mine, with what only others changed
 */
export function mergeSite(
  base: SiteValues | undefined,
  mine: SiteValues,
  theirs: SiteValues,
): Merge {
  const differing = siteFields.filter((field) => !isSame(mine, theirs, field));
  const taken = differing.filter((field) => base && isSame(base, mine, field));
  const conflicts = differing.filter(
    (field) => !base || (!isSame(base, mine, field) && !isSame(base, theirs, field)),
  );
  const theirValues = Object.fromEntries(taken.map((field) => [field, theirs[field]]));
  return { values: { ...mine, ...theirValues }, taken, conflicts };
}

/**
 * @param one values of a site
 * @param other values of a site
 * @returns whether all settings are the same
 */
export function isSameSite(one: SiteValues, other: SiteValues): boolean {
  return siteFields.every((field) => isSame(one, other, field));
}

function isSame(one: SiteValues, other: SiteValues, field: SiteField): boolean {
  return JSON.stringify(one[field]) === JSON.stringify(other[field]);
}
