import type { Change } from '../sites/changes.ts';
import { type Html, html } from './html.ts';
import { time } from './time.ts';

/** In the order in which they are shown. */
const labels: Readonly<Record<string, string>> = {
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  invitedBy: 'Invited by',
  docsOrigins: 'Docs origins',
  apiUrl: 'API URL',
  loginUrl: 'Login URL',
  logoutUrl: 'Log-out URL',
  refreshSeconds: 'Refresh seconds',
  allowedHosts: 'Allowed hosts',
  reportShare: 'Share of page views that report',
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
    readonly action?: (change: Change, isNewest: boolean) => Html | false;
  } = {},
): Html {
  return html`<ol class="changes">
    ${changes.map(
      (change, index) => html`<li class="card">
        <div class="heading">
          <h2>
            ${change.personName} ${change.action} ${options.subject ? options.subject(change) : 'the site'}
            <small>${time(change.at)}</small>
          </h2>
          ${options.action?.(change, index === 0)}
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
  return changedNames(fieldsOf(change.before), fieldsOf(change.after)).map(
    (name) => labels[name] ?? name,
  );
}

type Fields = Readonly<Record<string, string>>;

function changedNames(old: Fields, now: Fields): readonly string[] {
  return Object.keys(labels).filter((name) => (old[name] ?? '') !== (now[name] ?? ''));
}

function difference({ before, after }: Change): Html | false {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = changedNames(old, now);
  if (names.length === 0) return false;
  return html`<table class="difference">
    <thead>
      <tr><th scope="col">What</th><th scope="col">Before</th><th scope="col">After</th></tr>
    </thead>
    <tbody>
      ${names.map(
        (name) => html`<tr>
          <th scope="row">${labels[name]}</th>
          <td>${value(old[name], 'del')}</td>
          <td>${value(now[name], 'ins')}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function value(text: string | undefined, how: 'del' | 'ins'): Html {
  if (text === undefined || text === '') return html`<span class="hint">nothing</span>`;
  return how === 'del' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
}

function fieldsOf(snapshot: unknown): Fields {
  if (typeof snapshot !== 'object' || snapshot === null) return {};
  return Object.fromEntries(
    Object.entries(snapshot).map(([name, each]) => [
      name,
      Array.isArray(each) ? each.join('\n') : each === null ? '' : String(each),
    ]),
  );
}
