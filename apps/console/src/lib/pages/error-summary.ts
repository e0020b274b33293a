import type { FieldIssue } from '../sites/read-site-form.ts';
import { banner } from './fields.ts';
import { type Html, html } from './html.ts';
import { siteLabels } from './site-words.ts';

/**
 * All that is wrong with a form, above it, with the way to each field.
 *
 * @param issues of the form
 * @param lead what happened, in a sentence
 * @returns the piece; nothing where nothing is wrong
 */
export function errorSummary(
  issues: readonly FieldIssue[],
  lead: Html | string = 'Nothing was saved. Check the highlighted fields.',
): Html | false {
  return (
    issues.length > 0 &&
    banner(html`${lead}
      <ul class="summary">
        ${issues.map(
          ({ field, message }) =>
            html`<li><a href="#${field}">${siteLabels[field]}</a>: ${message}</li>`,
        )}
      </ul>`)
  );
}
