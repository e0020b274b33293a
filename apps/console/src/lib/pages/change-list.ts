import type { Change } from '../sites/changes.ts';
import { changeWords } from './change-words.ts';
import { type Html, html } from './html.ts';
import { describeSetting, siteLabels } from './site-words.ts';
import { time } from './time.ts';

/** In the order in which they are shown. */
const labels: Readonly<Record<string, string>> = {
  ...siteLabels,
  email: 'E-mail',
  role: 'Role',
  invitedBy: 'Invited by',
};

/**
 * Who changed what, when, from what to what.
 *
 * @param changes the newest first
 * @param options how to name what was changed, and what can be done about it
 * @returns the piece
 */
export function changeList(
  changes: readonly Change[],
  options: {
    readonly subject?: (change: Change) => Html;
    readonly action?: (change: Change) => Html | false;
  } = {},
): Html {
  return html`<ol class="changes">
    ${changes.map(
      (change) => html`<li class="card">
        <div class="heading">
          <h2>
            ${change.personName} ${changeWords(change, options.subject?.(change) ?? 'the site')}
            <small>${time(change.at)}</small>
          </h2>
          ${options.action?.(change)}
        </div>
        ${difference(change)}
      </li>`,
    )}
  </ol>`;
}

/**
 * @param change of a site
 * @returns the names of the fields that differ, as they are shown
 */
export function changedLabels(change: Change): readonly string[] {
  return changedNames(change).map((name) => labels[name] ?? name);
}

function changedNames({ before, after }: Pick<Change, 'before' | 'after'>): readonly string[] {
  return Object.keys(labels).filter((name) => textOf(before, name) !== textOf(after, name));
}

function difference({ before, after }: Change): Html | false {
  const names = changedNames({ before, after });
  if (names.length === 0) return false;
  // What was not there before, or is not there now, has one value.
  if (before === null || after === null)
    return values(names, before ?? after, before ? 'del' : 'ins');
  return html`<table class="difference">
    <thead>
      <tr><th scope="col">Setting</th><th scope="col">Before</th><th scope="col">After</th></tr>
    </thead>
    <tbody>
      ${names.map(
        (name) => html`<tr>
          <th scope="row">${labels[name]}</th>
          <td>${value(textOf(before, name), 'del')}</td>
          <td>${value(textOf(after, name), 'ins')}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function values(names: readonly string[], snapshot: unknown, how: 'del' | 'ins'): Html {
  return html`<dl class="settings">
    ${names.map(
      (name) =>
        html`<div><dt>${labels[name]}</dt><dd>${value(textOf(snapshot, name), how)}</dd></div>`,
    )}
  </dl>`;
}

function value(text: string, how: 'del' | 'ins'): Html {
  if (text === '') return html`<span class="hint">None</span>`;
  return how === 'del' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
}

function textOf(snapshot: unknown, name: string): string {
  return describeSetting(name, (snapshot as Readonly<Record<string, unknown>> | null)?.[name]);
}
