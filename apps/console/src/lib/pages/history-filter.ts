import type { Change } from '../sites/changes.ts';
import type { HistoryChoices, HistoryFilter, HistoryPart } from '../sites/history.ts';
import { type Html, html } from './html.ts';

const kinds: readonly (readonly [kind: Change['subject'], label: string])[] = [
  ['site', 'Sites'],
  ['person', 'People'],
  ['invitation', 'Invitations'],
  ['incident', 'Incidents'],
  ['webhook', 'Webhooks'],
];

/** What a history page shows of the history. */
export interface HistoryView {
  readonly filter: HistoryFilter;
  readonly part: HistoryPart;
  readonly choices: HistoryChoices;
}

/**
 * The choices above a history.
 *
 * @param view of the page
 * @param isOfOneSite whether there is nothing to choose but the person
 * @returns the piece
 */
export function historyFilter({ filter, choices }: HistoryView, isOfOneSite = false): Html {
  return html`<form class="filter" method="get">
    ${
      !isOfOneSite &&
      html`${select('kind', 'Kind', filter.kind, kinds)}
      ${select(
        'site',
        'Site',
        filter.siteId,
        choices.sites.map(({ id, name }) => [id, name]),
      )}`
    }
    ${select(
      'person',
      'By',
      filter.personId,
      choices.people.map(({ id, name }) => [id, name]),
    )}
    <button class="quiet">Filter</button>
    ${isFiltered(filter, isOfOneSite) && html`<a href="?">Show all</a>`}
  </form>`;
}

/**
 * What is below a part of the history: the way to the older one, or that there is none.
 *
 * @param view of the page
 * @param isOfOneSite as for the filter
 * @returns the piece
 */
export function historyEnd({ filter, part }: HistoryView, isOfOneSite = false): Html {
  const { changes, hasOlder } = part;
  const wanted = isFiltered(filter, isOfOneSite);
  const end = wanted ? 'No older changes match.' : 'This is the first change.';
  const last = changes.at(-1);
  return html`<p class="end">
    ${filter.before !== undefined && html`<a href="${address(filter, isOfOneSite)}">Newest changes</a>`}
    ${
      hasOlder && last
        ? html`<a href="${address(filter, isOfOneSite, last.id)}">Older changes</a>`
        : html`<span class="hint">${changes.length === 0 ? 'No changes match.' : end}</span>`
    }
  </p>`;
}

function isFiltered({ kind, siteId, personId }: HistoryFilter, isOfOneSite: boolean): boolean {
  return personId !== undefined || (!isOfOneSite && (kind ?? siteId) !== undefined);
}

function address(filter: HistoryFilter, isOfOneSite: boolean, before?: number): string {
  const query = new URLSearchParams();
  if (!isOfOneSite && filter.kind !== undefined) query.set('kind', filter.kind);
  if (!isOfOneSite && filter.siteId !== undefined) query.set('site', filter.siteId);
  if (filter.personId !== undefined) query.set('person', filter.personId);
  if (before !== undefined) query.set('before', String(before));
  return `?${query.toString()}`;
}

function select(
  name: string,
  label: string,
  chosen: string | undefined,
  options: readonly (readonly [value: string, words: string])[],
): Html {
  return html`<span>
    <label for="filter-${name}">${label}</label>
    <select id="filter-${name}" name="${name}">
      <option value="">All</option>
      ${options.map(
        ([value, words]) =>
          html`<option value="${value}" ${value === chosen && 'selected'}>${words}</option>`,
      )}
    </select>
  </span>`;
}
