import { type Html, html } from './html.ts';

/** In characters. All fields together stay below the limit of a request, so that no form is refused unread. */
export const longestField = 10_000;

/** One field of a form. */
export interface Field {
  readonly name: string;
  /** Where the page has another field of this name. */
  readonly id?: string;
  readonly label: string;
  readonly value?: string;
  readonly type?: 'text' | 'url' | 'email' | 'password' | 'number';
  /** More than one line: each is an entry. */
  readonly rows?: number;
  /** What there is to choose from, in the place of typing. */
  readonly choices?: readonly string[];
  /** A sentence below the label. */
  readonly hint?: Html | string;
  /** What is wrong with it. */
  readonly problems?: readonly (Html | string)[];
  readonly autocomplete?: string;
  readonly placeholder?: string;
  readonly isOptional?: boolean;
  readonly isReadOnly?: boolean;
  /** Where the cursor is when the page opens. */
  readonly isFocused?: boolean;
  /** In characters. */
  readonly maxLength?: number;
}

/**
 * A field with its label, its hint, and its problems tied to it for those who do not see the page.
 *
 * @param field what it is for
 * @returns the piece
 */
export function field(options: Field): Html {
  const { name, id = name, label, value = '', type = 'text', rows, hint, problems = [] } = options;
  const { choices } = options;
  const { autocomplete, placeholder = '', isOptional = false, isReadOnly = false } = options;
  const { isFocused = false, maxLength } = options;
  const notes = [hint !== undefined && `${id}-hint`, problems.length > 0 && `${id}-problem`];
  const described = notes.filter((each) => each !== false).join(' ');
  const attributes = html`id="${id}" name="${name}"
    ${placeholder !== '' && html`placeholder="${placeholder}"`}
    ${described && html`aria-describedby="${described}"`}
    ${problems.length > 0 && html`aria-invalid="true"`}
    ${autocomplete !== undefined && html`autocomplete="${autocomplete}"`}
    ${maxLength !== undefined && !choices && html`maxlength="${String(maxLength)}"`}
    ${!isOptional && 'required'} ${isReadOnly && 'readonly'} ${isFocused && 'autofocus'} spellcheck="false"`;
  return html`<div class="field">
    <label for="${id}">${label} ${isOptional && html`<small>optional</small>`}</label>
    ${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${
      choices
        ? html`<select ${attributes}>${choices.map((choice) => html`<option value="${choice}" ${choice === value && 'selected'}>${choice}</option>`)}</select>`
        : rows === undefined
          ? html`<input type="${type}" value="${value}" ${attributes} />`
          : html`<textarea rows="${String(rows)}" ${attributes}>${'\n'}${value}</textarea>`
    }
    ${problemList(id, problems)}
  </div>`;
}

/**
 * What is wrong with a field, to be tied to it by `aria-describedby`.
 *
 * @param id of the field
 * @param problems of it
 * @returns the piece; nothing where nothing is wrong
 */
export function problemList(id: string, problems: readonly (Html | string)[]): Html | false {
  return (
    problems.length > 0 &&
    html`<ul class="problems" id="${id}-problem">
      ${problems.map((problem) => html`<li>${problem}</li>`)}
    </ul>`
  );
}

/**
 * Something above a form.
 *
 * @param text what went wrong, or well
 * @param tone which of the two
 * @param isFocused whether the page opens there; it is announced in any case
 * @returns the piece
 */
export function banner(
  text: Html | string,
  tone: 'bad' | 'good' | 'note' = 'bad',
  isFocused = false,
): Html {
  return html`<div
    class="banner ${tone}"
    role="${tone === 'bad' ? 'alert' : 'status'}"
    ${isFocused && html`tabindex="-1" autofocus`}
  >${text}</div>`;
}
