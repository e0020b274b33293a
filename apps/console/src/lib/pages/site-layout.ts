import type { Person } from '../people/person.ts';
import type { Site } from '../sites/site.ts';
import { type Html, html } from './html.ts';
import type { Layout } from './layout.ts';

/** A view of one site. */
export type SiteView = 'settings' | 'test' | 'health' | 'history';

const views: readonly (readonly [view: SiteView, path: string, label: string])[] = [
  ['settings', '', 'Settings'],
  ['test', '/test', 'Connection test'],
  ['health', '/health', 'Health'],
  ['history', '/history', 'History'],
];

/**
 * What all views of a site have in common: its name, and the way from one to the other.
 *
 * @param options which site and view, who looks, and what is on it
 * @returns for `page`
 */
export function siteLayout(options: {
  readonly person: Person;
  readonly site: Pick<Site, 'id' | 'name'>;
  readonly view: SiteView;
  readonly content: Html;
}): Layout {
  const { person, site, view, content } = options;
  const [, , label = ''] = views.find(([each]) => each === view) ?? [];
  return {
    title: `${label} · ${site.name}`,
    person,
    part: 'sites',
    content: html`<h1>${site.name}</h1>
      <nav class="tabs" aria-label="${site.name}">
        ${views.map(
          ([each, path, text]) =>
            html`<a href="/sites/${site.id}${path}" ${each === view && html`aria-current="page"`}>${text}</a>`,
        )}
      </nav>
      ${content}`,
  };
}
