import { type SiteField, siteFields } from '../sites/site-form.ts';
import { banner } from './fields.ts';
import { type Html, html } from './html.ts';
import { listSettings } from './site-words.ts';

/**
 * What became of a form, on the page after it.
 *
 * @param words `added`, `unchanged`, or `saved` and the settings that others changed meanwhile
 * @returns the piece, which has the focus; nothing where nothing became of anything
 */
export function savedNotice(words: readonly string[]): Html | false {
  const [what, ...names] = words;
  const taken = siteFields.filter((field) => names.includes(field));
  if (what === 'added') return banner('The site was added.', 'good', true);
  if (what === 'unchanged') return banner('There was nothing to save.', 'note', true);
  return what === 'saved' && banner(saved(taken), 'good', true);
}

function saved(taken: readonly SiteField[]): Html {
  return html`Saved. New builds use it at once, open pages within about ten minutes.
  ${
    taken.length > 0 &&
    `Somebody else changed ${listSettings(taken)} while you were typing. Both changes are kept.`
  }`;
}
