import type { Person } from '../people/person.ts';
import { rowOf } from '../sites/site.ts';
import { percentField, type SiteField, siteFields } from '../sites/site-form.ts';
import type { TypedForm } from '../web/typed-form.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { describeRate, siteLabels } from './site-words.ts';

/** Something that did not go well, in words. */
export interface Problem {
  readonly title: string;
  readonly text: Html | string;
  readonly person?: Person | undefined;
  /** What somebody typed, to be sent again. */
  readonly typed?: TypedForm | undefined;
}

/**
 * A page that says what went wrong and what to do.
 *
 * @param problem in words
 * @returns the document
 */
export function problemPage({ title, text, person, typed }: Problem): Html {
  return page({
    title,
    person,
    content: html`<div class="narrow">
      <h1>${title}</h1>
      <p class="lead">${text}</p>
      ${typed ? sendAgain(typed) : html`<p><a href="/">Go to the sites</a></p>`}
    </div>`,
  });
}

/**
 * For a form that was sent after its session had ended.
 *
 * @param typed what was in it
 * @returns the document
 */
export function signInRequiredPage(typed?: TypedForm): Html {
  return problemPage({
    title: 'You are signed out',
    text: html`Nothing was saved.
      <a href="/sign-in" target="_blank">Sign in again in another tab</a>, then
      ${typed ? 'send the form again below.' : 'go back and send the form again.'}`,
    typed,
  });
}

function sendAgain(typed: TypedForm): Html {
  const { path, fields } = typed;
  return html`<form class="card" method="post" action="${path}" data-unsaved="yes">
    <p>What you typed is kept on this page.</p>
    ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <details>
      <summary>Show it</summary>
      <dl class="settings">
        ${siteFields.map((name) => {
          const text = describeTyped(name, typed);
          return text !== '' && html`<div><dt>${siteLabels[name]}</dt><dd>${text}</dd></div>`;
        })}
      </dl>
    </details>
    <p class="actions"><button data-busy="Sending…">Send again</button></p>
  </form>`;
}

function valueOf({ fields }: TypedForm, name: string): string {
  return fields.find(([each]) => each === name)?.[1] ?? '';
}

function describeTyped(name: SiteField, typed: TypedForm): string {
  const text = valueOf(typed, name);
  if (name === 'name' || name === 'docsOrigins' || text === '' || rowOf(name).kind !== 'rate')
    return text;
  return text === 'other'
    ? `${valueOf(typed, percentField(name))} % of page views`
    : describeRate(Number(text));
}
