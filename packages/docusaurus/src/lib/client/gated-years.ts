import { type Context, createContext } from 'react';
import type { PageGroups } from '@bookplate/docs/gating';
import { groupsOfAny } from '@bookplate/protocol';

/** By year, its groups: readers who see one of its posts see it. */
export type GatedYears = Readonly<Record<string, PageGroups>>;

/** On the page that lists the posts of a blog by year. */
export const YearsContext: Context<GatedYears> = createContext<GatedYears>({});

/**
 * @param posts of a blog: the date, of which the theme takes the year as it stands there, and the groups
 * @returns the years; undefined is for everyone
 */
export function gatedYears(
  posts: readonly { readonly date: string; readonly groups: PageGroups }[],
): GatedYears {
  const years: Record<string, PageGroups[]> = {};
  for (const { date, groups } of posts) (years[date.split('-')[0] ?? ''] ??= []).push(groups);
  return Object.fromEntries(
    Object.entries(years).map(([year, inside]) => [year, groupsOfAny(inside)]),
  );
}
