import { rateChoices } from '../sites/sampling-rate.ts';
import { type ConsoleSetting, rowOf } from '../sites/site.ts';
import { percentField, type SiteForm } from '../sites/site-form.ts';
import { longestField, problemList } from './fields.ts';
import { type Html, html } from './html.ts';
import { describeRate, siteLabels } from './site-words.ts';
import { withCode } from './with-code.ts';

/**
 * The field of a rate: a choice, and a percentage for any other rate.
 *
 * @param name of the setting
 * @param form what is typed in
 * @param problems what is wrong
 * @param isFocused whether it gets the focus
 * @returns the piece
 */
export function rateField(
  name: ConsoleSetting,
  form: SiteForm,
  problems: readonly Html[],
  isFocused: boolean,
): Html {
  const chosen = form[name];
  const percent = percentField(name);
  const isKnown = [...rateChoices, 'other'].some((choice) => choice === chosen);
  const option = (value: string, words: string): Html =>
    html`<option value="${value}" ${value === chosen && 'selected'}>${words}</option>`;
  return html`<div class="field sampling">
    <label for="${name}">${siteLabels[name]}</label>
    <p class="hint" id="${name}-hint">${withCode(rowOf(name).description)}</p>
    <select
      id="${name}"
      name="${name}"
      aria-describedby="${name}-hint ${problems.length > 0 && `${name}-problem`}"
      ${problems.length > 0 && html`aria-invalid="true"`}
      ${isFocused && chosen !== 'other' && 'autofocus'}
    >
      ${rateChoices.map((choice) => option(choice, describeRate(Number(choice))))}
      ${option('other', 'Other')} ${!isKnown && option(chosen, chosen)}
    </select>
    <div class="other">
      <label for="${percent}">Percentage of page views</label>
      <input
        id="${percent}"
        name="${percent}"
        value="${form[percent]}"
        placeholder="25"
        inputmode="decimal"
        maxlength="${String(longestField)}"
        ${isFocused && chosen === 'other' && 'autofocus'}
        ${problems.length > 0 && html`aria-describedby="${name}-problem" aria-invalid="true"`}
      />
    </div>
    ${problemList(name, problems)}
  </div>`;
}
