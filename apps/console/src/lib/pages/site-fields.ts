import type { FieldIssue } from '../sites/read-site-form.ts';
import { rateChoices } from '../sites/sampling-rate.ts';
import { emptySiteForm, type SiteField, type SiteForm } from '../sites/site-form.ts';
import { type Field, field, problemList } from './fields.ts';
import { type Html, html } from './html.ts';
import { describeRate, siteLabels } from './site-words.ts';

const more = ['logoutUrl', 'refreshSeconds', 'allowedHosts', 'reportShare'] as const;

/** All fields together stay below the limit of a request: no form that a browser sends is refused unread. */
const maxLength = 10_000;

/**
 * The fields of a site: four that every site needs, and the rest, closed while it is as it came.
 *
 * @param form what is typed in
 * @param issues what is wrong; the first one is where the cursor goes
 * @returns the piece
 */
export function siteFieldset(form: SiteForm, issues: readonly FieldIssue[]): Html {
  const problemsOf = (name: SiteField): readonly Html[] =>
    issues.filter((issue) => issue.field === name).map(problem);
  const one = (
    name: SiteField,
    options: Omit<Field, 'name' | 'label' | 'value' | 'problems'>,
  ): Html =>
    field({
      ...options,
      name,
      label: siteLabels[name],
      maxLength,
      value: form[name],
      problems: problemsOf(name),
      isFocused: issues[0]?.field === name,
    });
  const isOpen = more.some(
    (name) => form[name] !== emptySiteForm[name] || problemsOf(name).length > 0,
  );
  return html`${one('name', { placeholder: 'Foo docs' })}
    ${one('docsOrigins', {
      rows: 2,
      placeholder: 'https://docs.foo.com',
      hint: 'Scheme and host, without a path, one per line. Readers use the first one; previews may follow.',
    })}
    ${one('apiUrl', {
      placeholder: 'https://dash.foo.com/api/docs/user-info',
      hint: 'The endpoint of your dashboard that says who is signed in.',
    })}
    ${one('loginUrl', {
      placeholder: 'https://dash.foo.com/login?next={returnTo}',
      hint: html`Where readers sign in. <code>{returnTo}</code> becomes the page they come from.`,
    })}
    <details class="more" ${isOpen && 'open'}>
      <summary>More: log-out URL, refresh seconds, allowed hosts, sampling rate</summary>
      ${one('logoutUrl', {
        placeholder: 'https://dash.foo.com/logout',
        isOptional: true,
        hint: 'Where readers sign out. Leave empty for no sign-out link.',
      })}
      ${one('refreshSeconds', {
        isOptional: true,
        placeholder: emptySiteForm.refreshSeconds,
        hint: `Seconds before a page asks again who the reader is (0–86,400). Leave empty for ${emptySiteForm.refreshSeconds}.`,
      })}
      ${one('allowedHosts', {
        rows: 2,
        isOptional: true,
        placeholder: 'foo.auth0.com',
        hint: 'Hosts on other domains that the Login and log-out URLs may name, such as an identity provider’s. One per line.',
      })}
      ${samplingRate(form, problemsOf('reportShare'), issues[0]?.field === 'reportShare')}
      <p class="hint">Bookplate has no setting that keeps readers out: put a login in front of the docs for that.</p>
    </details>`;
}

function samplingRate(form: SiteForm, problems: readonly Html[], isFocused: boolean): Html {
  const { reportShare, reportSharePercent } = form;
  const isKnown = [...rateChoices, 'other'].some((choice) => choice === reportShare);
  const option = (value: string, words: string): Html =>
    html`<option value="${value}" ${value === reportShare && 'selected'}>${words}</option>`;
  return html`<div class="field sampling">
    <label for="reportShare">${siteLabels.reportShare}</label>
    <p class="hint" id="reportShare-hint">
      How many page views report how the handshake ended, for the health of this site. Reports contain nothing about the
      reader.
    </p>
    <select
      id="reportShare"
      name="reportShare"
      aria-describedby="reportShare-hint ${problems.length > 0 && 'reportShare-problem'}"
      ${problems.length > 0 && html`aria-invalid="true"`}
      ${isFocused && reportShare !== 'other' && 'autofocus'}
    >
      ${rateChoices.map((choice) => option(choice, describeRate(Number(choice))))}
      ${option('other', 'Other')} ${!isKnown && option(reportShare, reportShare)}
    </select>
    <div class="other">
      <label for="reportSharePercent">Percentage of page views</label>
      <input
        id="reportSharePercent"
        name="reportSharePercent"
        value="${reportSharePercent}"
        placeholder="25"
        inputmode="decimal"
        maxlength="${String(maxLength)}"
        ${isFocused && reportShare === 'other' && 'autofocus'}
        ${problems.length > 0 && html`aria-describedby="reportShare-problem" aria-invalid="true"`}
      />
    </div>
    ${problemList('reportShare', problems)}
  </div>`;
}

function problem({ message, detail = '', fix }: FieldIssue): Html {
  return html`${message} ${detail} ${
    fix && html`<span class="fix">${fix.fix} ${fix.paste && html`<code>${fix.paste}</code>`}</span>`
  }`;
}
