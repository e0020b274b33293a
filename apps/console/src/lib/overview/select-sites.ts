import type { ListedSite } from './list-sites.ts';
import { type SiteState, siteStates } from './site-state.ts';

/** The filters of the first page, and which states each of them shows. */
export const filters = {
  all: { label: 'All', states: siteStates },
  attention: { label: 'Needs attention', states: ['unreachable', 'test-failed'] },
  fine: { label: 'Recognising readers', states: ['fine'] },
  quiet: { label: 'No reports', states: ['silent', 'waiting'] },
  off: { label: 'Reporting is off', states: ['off'] },
} as const satisfies Record<string, { label: string; states: readonly SiteState[] }>;
export type Filter = keyof typeof filters;

export const sorts = {
  state: 'State',
  name: 'Name',
  traffic: 'Traffic',
  changed: 'Last changed',
} as const;
export type Sort = keyof typeof sorts;

/** Which sites are wanted, as the address of the page says. */
export interface Selection {
  readonly search: string;
  readonly filter: Filter;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}

/** Sites of one page, and where it is among the others. */
export interface SelectedSites {
  readonly sites: readonly ListedSite[];
  /** How many there are on all pages. */
  readonly found: number;
  /** From 1; the nearest there is. */
  readonly page: number;
  readonly pages: number;
}

/** Two columns of cards. */
const sitesPerPage = 20;
const longestSearch = 200;

/** "Site 2" before "Site 10", and no difference between capital and small letters. */
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Reads a selection from the query of an address. What is not understood counts as not given.
 *
 * @param query of the request
 * @returns the selection
 */
export function readSelection(query: Readonly<Record<string, string>>): Selection {
  const { q = '', state = '', sort = '', page = '' } = query;
  return {
    search: q.trim().slice(0, longestSearch),
    filter: Object.hasOwn(filters, state) ? (state as Filter) : 'all',
    sort: Object.hasOwn(sorts, sort) ? (sort as Sort) : 'state',
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/**
 * The address of a selection, as short as it can be.
 *
 * @param selection what is wanted
 * @returns a path with a query
 */
export function addressOf({ search, filter, sort, page }: Selection): string {
  const query = new URLSearchParams({
    ...(search !== '' && { q: search }),
    ...(filter !== 'all' && { state: filter }),
    ...(sort !== 'state' && { sort }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? '/' : `/?${query.toString()}`;
}

/**
 * Searches, filters, sorts and pages.
 *
 * @param sites all of them
 * @param selection what is wanted
 * @param traffic handshakes of the last day by the site's id: needed to sort by it
 * @returns one page of them
 */
export function selectSites(
  sites: readonly ListedSite[],
  { search, filter, sort, page }: Selection,
  traffic: ReadonlyMap<string, number> = new Map(),
): SelectedSites {
  const words = search.toLowerCase().split(/\s+/);
  const states: readonly SiteState[] = filters[filter].states;
  const order: Readonly<Record<Sort, (site: ListedSite) => number>> = {
    state: ({ state }) => siteStates.indexOf(state),
    name: () => 0,
    traffic: ({ id }) => -(traffic.get(id) ?? 0),
    changed: ({ changedAt }) => -(changedAt?.getTime() ?? 0),
  };
  const placeOf = order[sort];
  const found = sites
    .filter((site) => states.includes(site.state) && hasWords(site, words))
    .toSorted(
      (one, other) =>
        placeOf(one) - placeOf(other) ||
        byName.compare(one.name, other.name) ||
        byName.compare(one.id, other.id),
    );
  const pages = Math.max(1, Math.ceil(found.length / sitesPerPage));
  const current = Math.min(page, pages);
  return {
    sites: found.slice((current - 1) * sitesPerPage, current * sitesPerPage),
    found: found.length,
    page: current,
    pages,
  };
}

function hasWords({ name, docsOrigins, apiUrl }: ListedSite, words: readonly string[]): boolean {
  const text = [name, ...docsOrigins, apiUrl].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
