import {
  addressOf,
  type Filter,
  filters,
  type SelectedSites,
  type Selection,
  sorts,
} from '../overview/select-sites.ts';
import { type Html, html } from './html.ts';

/**
 * Search, filter and order of the list of sites: a form that works without JavaScript.
 *
 * @param selection what is shown
 * @param counts how many sites each filter has
 * @returns the form
 */
export function listControls(
  { search, filter, sort }: Selection,
  counts: Readonly<Record<Filter, number>>,
): Html {
  return html`<form class="controls" method="get" action="/" role="search">
    <div class="wide">
      <label for="q">Search</label>
      <input type="search" id="q" name="q" value="${search}" placeholder="name, docs or API URL" spellcheck="false" />
    </div>
    <div>
      <label for="state">State</label>
      <select id="state" name="state">
        ${Object.entries(filters).map(
          ([name, { label }]) =>
            html`<option value="${name}" ${name === filter && 'selected'}>${label} (${String(counts[name as Filter])})</option>`,
        )}
      </select>
    </div>
    <div>
      <label for="sort">Order by</label>
      <select id="sort" name="sort">
        ${Object.entries(sorts).map(
          ([name, label]) =>
            html`<option value="${name}" ${name === sort && 'selected'}>${label}</option>`,
        )}
      </select>
    </div>
    <button class="second">Show</button>
  </form>`;
}

/**
 * The way to the other pages of the list.
 *
 * @param selection what is shown
 * @param selected where it is among the pages
 * @returns the navigation; nothing if there is one page
 */
export function pageLinks(
  selection: Selection,
  { page, pages }: Pick<SelectedSites, 'page' | 'pages'>,
): Html | false {
  const link = (to: number, text: string, rel?: 'prev' | 'next'): Html =>
    to < 1 || to > pages || to === page
      ? html`<span class="hint">${text}</span>`
      : html`<a href="${addressOf({ ...selection, page: to })}" ${rel && html`rel="${rel}"`}>${text}</a>`;
  return (
    pages > 1 &&
    html`<nav class="pages" aria-label="Pages">
      ${link(1, 'First')} ${link(page - 1, 'Previous', 'prev')}
      <span>Page ${String(page)} of ${String(pages)}</span>
      ${link(page + 1, 'Next', 'next')} ${link(pages, 'Last')}
    </nav>`
  );
}
