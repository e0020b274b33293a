import type { Change } from '../sites/changes.ts';
import type { Conflict } from '../sites/save-site.ts';
import type { SiteValues } from '../sites/site.ts';
import { fillSiteForm, formFields, type SiteField } from '../sites/site-form.ts';
import { time } from './time.ts';
import { banner } from './fields.ts';
import { type Html, html } from './html.ts';
import { describeSetting, listSettings, siteLabels } from './site-words.ts';

/** The form that "Save mine anyway" sends. */
export const siteFormId = 'site-form';

/** What its buttons say. */
export const saveAnyway = 'Save mine anyway';

/**
 * Two changes of the same settings: which, whose, and what can be done. The form below has mine, and knows the version
 * that is shown here as theirs.
 *
 * @param conflict from `saveSite`
 * @param since what others changed meanwhile, the newest first
 * @returns the piece
 */
export function conflictCard(conflict: Conflict, since: readonly Change[]): Html {
  const { site, base, merge } = conflict;
  const { conflicts, taken, values } = merge;
  return html`${banner(
    html`Nothing was saved. ${whoChanged(conflicts, since)} while you were typing.`,
    'bad',
    true,
  )}
    <section class="card">
      <h2>Both changes</h2>
      <table class="comparison">
        <thead>
          <tr>
            <th scope="col">Setting</th>
            ${base && html`<th scope="col">Before</th>`}
            <th scope="col">Theirs</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          ${conflicts.map(
            (field) => html`<tr>
              <th scope="row">${siteLabels[field]}</th>
              ${base && cell('Before', field, base)} ${cell('Theirs', field, site)}
              ${cell('Yours', field, values)}
            </tr>`,
          )}
        </tbody>
      </table>
      ${taken.length > 0 && html`<p class="hint">They also changed ${listSettings(taken)}. Either way, that is kept.</p>`}
      <div class="actions">
        <button form="${siteFormId}" data-busy="Saving…">${saveAnyway}</button>
        ${takeTheirs(conflict)}
      </div>
    </section>`;
}

function cell(label: string, field: SiteField, { [field]: value }: SiteValues): Html {
  const text = describeSetting(field, value);
  return html`<td data-label="${label}">${text === '' ? html`<span class="hint">None</span>` : text}</td>`;
}

/**
 * Who changed settings, and when.
 *
 * @param fields which, at least one
 * @param since what was changed meanwhile, the newest first
 * @returns the beginning of a sentence
 */
export function whoChanged(fields: readonly SiteField[], since: readonly Change[]): Html {
  const about = since.filter(({ before, after }) =>
    fields.some((field) => textOf(before, field) !== textOf(after, field)),
  );
  const names = [...new Set(about.map(({ personName }) => personName))];
  const [last] = about;
  if (!last) return html`Somebody else changed ${listSettings(fields)}`;
  return html`${new Intl.ListFormat('en-GB').format(names)} changed ${listSettings(fields)} (${time(last.at)})`;
}

function textOf(snapshot: unknown, field: SiteField): string {
  return describeSetting(field, (snapshot as Readonly<Record<string, unknown>> | null)?.[field]);
}

/** Theirs where both changed something, and what else I changed. */
function takeTheirs({ site, merge }: Conflict): Html {
  const theirs = Object.fromEntries(merge.conflicts.map((field) => [field, site[field]]));
  const form = fillSiteForm({ ...merge.values, ...theirs });
  return html`<form method="post" action="/sites/${site.id}">
    <input type="hidden" name="version" value="${String(site.version)}" />
    ${formFields.map((name) => html`<input type="hidden" name="${name}" value="${form[name]}" />`)}
    <button class="second" data-busy="Saving…">Take theirs</button>
  </form>`;
}
