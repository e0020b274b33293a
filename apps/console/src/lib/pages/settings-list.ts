import type { SiteValues } from '../sites/site.ts';
import { siteFields } from '../sites/site-form.ts';
import { type Html, html } from './html.ts';
import { describeSetting, siteLabels } from './site-words.ts';

/**
 * The settings of a site for those who may not change them.
 *
 * @param values of the site
 * @returns the piece
 */
export function settingsList(values: SiteValues): Html {
  return html`<section class="card">
    <dl class="settings">
      ${siteFields.map((field) => {
        const text = describeSetting(field, values[field]);
        return html`<div>
          <dt>${siteLabels[field]}</dt>
          <dd>${text === '' ? html`<span class="hint">None</span>` : text}</dd>
        </div>`;
      })}
    </dl>
    <p class="hint">Viewers see the settings. Editors and owners change them.</p>
  </section>`;
}
