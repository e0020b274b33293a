import type { Person } from '../people/person.ts';
import { mayActAs } from '../people/roles.ts';
import type { Change } from '../sites/changes.ts';
import type { FieldIssue } from '../sites/read-site-form.ts';
import type { Site } from '../sites/site.ts';
import { changeList } from './change-list.ts';
import { banner } from './fields.ts';
import { historyEnd, historyFilter, type HistoryView } from './history-filter.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { siteLayout } from './site-layout.ts';
import { siteLabels } from './site-words.ts';

/**
 * The history of a site, each change with the way back.
 *
 * @param state the site, the part of its history, and why going back failed
 * @returns the document
 */
export function siteHistoryPage(state: {
  readonly person: Person;
  readonly site: Site & { readonly isRemoved: boolean };
  readonly view: HistoryView;
  readonly issues?: readonly FieldIssue[];
  readonly isStale?: boolean;
}): Html {
  const { person, site, view, issues = [], isStale = false } = state;
  const mayEdit = mayActAs(person.role, 'editor');
  return page(
    siteLayout({
      person,
      site,
      view: 'history',
      content: html`${
        site.isRemoved &&
        banner(
          'This site was removed. Its settings are not published. Undo the removal to bring it back.',
          'note',
        )
      }
        ${isStale && banner('Nothing was changed. Somebody else changed this site after you opened this page.')}
        ${
          issues.length > 0 &&
          banner(html`Nothing was changed. The settings of then are refused today.
            <ul class="summary">
              ${issues.map(({ field, message }) => html`<li>${siteLabels[field]}: ${message}</li>`)}
            </ul>`)
        }
        ${historyFilter(view, true)}
        ${changeList(view.part.changes, { action: (change) => mayEdit && undo(change, site) })}
        ${historyEnd(view, true)}`,
    }),
  );
}

function undo(
  { id, before, version }: Change,
  site: Site & { readonly isRemoved: boolean },
): Html | false {
  const isNewest = version === site.version;
  // To undo that it was added is to remove it: that has its own place, except right after it.
  if (before === null && !(isNewest && !site.isRemoved)) return false;
  return html`<form method="post" action="/sites/${site.id}/history/${String(id)}/undo">
    <input type="hidden" name="version" value="${String(site.version)}" />
    <button class="quiet" data-busy="Going back…">
      ${isNewest ? 'Undo' : 'Go back to before this'} <span class="hidden">change ${String(id)}</span>
    </button>
  </form>`;
}
