import { describeValues } from '@bookplate/protocol';
import type { FieldIssue } from '../sites/read-site-form.ts';
import { type ConsoleSetting, consoleSettings, rowOf } from '../sites/site.ts';
import { emptySiteForm, type SiteField, type SiteForm } from '../sites/site-form.ts';
import { type Field, field, longestField } from './fields.ts';
import { type Html, html } from './html.ts';
import { rateField } from './rate-field.ts';
import { siteLabels } from './site-words.ts';
import { withCode } from './with-code.ts';

const required = consoleSettings.filter((name) => 'isRequired' in rowOf(name));
const optional = consoleSettings.filter((name) => !required.includes(name));

/**
 * The fields of a site: those that every site needs, and the others, closed while they have their defaults.
 *
 * @param form what is typed in
 * @param issues what is wrong; the first one gets the focus
 * @returns the piece
 */
export function siteFieldset(form: SiteForm, issues: readonly FieldIssue[]): Html {
  const problemsOf = (name: SiteField): readonly Html[] =>
    issues.filter((issue) => issue.field === name).map(problem);
  const one = (name: SiteField, options: Partial<Field>): Html =>
    field({
      name,
      label: siteLabels[name],
      maxLength: longestField,
      value: form[name],
      problems: problemsOf(name),
      isFocused: issues[0]?.field === name,
      ...options,
    });
  const setting = (name: ConsoleSetting): Html =>
    rowOf(name).kind === 'rate'
      ? rateField(name, form, problemsOf(name), issues[0]?.field === name)
      : one(name, optionsOf(name));
  const isOpen = optional.some(
    (name) => form[name] !== emptySiteForm[name] || problemsOf(name).length > 0,
  );
  return html`${one('name', { placeholder: 'Foo docs' })}
    ${one('docsOrigins', {
      rows: 2,
      placeholder: 'https://docs.foo.com',
      hint: 'Scheme and host, without a path, one per line. Readers use the first one; previews may follow.',
    })}
    ${required.map(setting)}
    <details class="more" ${isOpen && 'open'}>
      <summary>More: ${optional.map((name) => inSentence(siteLabels[name])).join(', ')}</summary>
      ${optional.map(setting)}
      <p class="hint">Bookplate has no setting that keeps readers out: put a login in front of the docs for that.</p>
    </details>`;
}

/** How a setting is typed, by its kind. */
function optionsOf(name: ConsoleSetting): Partial<Field> {
  const row = rowOf(name);
  const sentences = [
    row.description,
    row.kind !== 'choice' && describeValues(row),
    row.kind === 'hosts' && 'One per line.',
    row.console === 'sets for builds' && 'Takes effect at the next build of the docs.',
  ];
  const hint = withCode(sentences.filter(Boolean).join(' '));
  if (row.kind === 'choice') return { choices: row.choices, hint };
  const placeholder = 'default' in row ? row.default : row.example;
  return {
    ...(row.kind === 'hosts' && { rows: 2 }),
    isOptional: !('isRequired' in row),
    placeholder: String(placeholder),
    hint,
  };
}

/** `Log-out URL` as it is written within a sentence. */
function inSentence(label: string): string {
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

function problem({ message, detail = '', fix }: FieldIssue): Html {
  return html`${message} ${detail} ${
    fix && html`<span class="fix">${fix.fix} ${fix.paste && html`<code>${fix.paste}</code>`}</span>`
  }`;
}
