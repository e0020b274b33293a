import type { Person } from '../people/person.ts';
import type { Change } from '../sites/changes.ts';
import { changeList } from './change-list.ts';
import { historyEnd, historyFilter, type HistoryView } from './history-filter.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';

/**
 * What happened in the whole console.
 *
 * @param options who looks, and which part of the history
 * @returns the document
 */
export function historyPage({
  person,
  view,
}: {
  readonly person: Person;
  readonly view: HistoryView;
}): Html {
  return page({
    title: 'History',
    person,
    part: 'history',
    content: html`<h1>History</h1>
      ${historyFilter(view)}
      ${changeList(view.part.changes, { subject, action: person.role === 'owner' ? undo : () => false })}
      ${historyEnd(view)}`,
  });
}

function subject({ subject: kind, subjectId, before, after }: Change): Html {
  const { name } = (after ?? before) as { name: string };
  if (kind === 'site') return html`the site <a href="/sites/${subjectId}/history">${name}</a>`;
  if (kind === 'webhook') return html`<a href="/sites/${subjectId}/health">${name}</a>`;
  if (kind === 'incident') return html`<a href="/sites/${subjectId}/incidents">${name}</a>`;
  return html`${name}`;
}

/**
 * Sites have their own history, with the way back; people only this one. Going back is for roles: there is no way back from
 * a new password, and who joined is removed on the team page.
 */
function undo({ id, subject: kind, subjectId, action, before, after }: Change): Html | false {
  return (
    kind === 'person' &&
    action !== 'joined' &&
    roleOf(before) !== roleOf(after) &&
    html`<form method="post" action="/team/${subjectId}/history/${String(id)}/undo">
      <button class="quiet">
        ${action === 'removed' ? 'Bring back' : 'Undo'} <span class="hidden">change ${String(id)}</span>
      </button>
    </form>`
  );
}

/** Undefined for somebody who was not there, or no longer is. */
function roleOf(snapshot: unknown): unknown {
  return (snapshot as { readonly role?: unknown } | null)?.role;
}
