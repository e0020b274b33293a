import type { Person } from '../people/person.ts';
import { mayActAs } from '../people/roles.ts';
import type { Change } from '../sites/changes.ts';
import type { FieldIssue } from '../sites/read-site-form.ts';
import type { Site } from '../sites/site.ts';
import { changeList } from './change-list.ts';
import { banner } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { siteLayout } from './site-layout.ts';

/**
 * The history of a site, each change with the way back.
 *
 * @param state the site, its changes, and why going back failed
 * @returns the document
 */
export function siteHistoryPage(state: {
  readonly person: Person;
  readonly site: Site & { readonly isRemoved: boolean };
  readonly changes: readonly Change[];
  readonly issues?: readonly FieldIssue[];
  readonly isStale?: boolean;
}): Html {
  const { person, site, changes, issues = [], isStale = false } = state;
  const undo = ({ id, before }: Change, isNewest: boolean): Html | false =>
    mayActAs(person.role, 'editor') &&
    // To undo that it was added is to remove it: that is on its own page, but for who just did it.
    (before !== null || (isNewest && !site.isRemoved)) &&
    html`<form method="post" action="/sites/${site.id}/history/${String(id)}/undo">
      <button class="quiet">
        ${isNewest ? 'Undo' : html`Go back to before this`}
        <span class="hidden">change ${String(id)}</span>
      </button>
    </form>`;
  return page(
    siteLayout({
      person,
      site,
      view: 'history',
      content: html`${
        site.isRemoved &&
        banner(
          'This site was removed: its settings are not published. Undo that to bring it back.',
          'note',
        )
      }
        ${isStale && banner('Nothing was changed: somebody else changed this site at the same moment.')}
        ${
          issues.length > 0 &&
          banner(html`Nothing was changed: what was saved then does not pass the rules of today.
            ${issues.map(({ field, message }) => html`<br />${field}: ${message}`)}`)
        }
        ${changeList(changes, { action: undo })}`,
    }),
  );
}
