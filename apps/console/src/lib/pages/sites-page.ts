import type { Incident } from '../health/incidents.ts';
import type { Person } from '../people/person.ts';
import { mayActAs } from '../people/roles.ts';
import type { Site } from '../sites/site.ts';
import { banner } from './fields.ts';
import { type Html, html } from './html.ts';
import { incidentBanner } from './incident-banner.ts';
import { page } from './layout.ts';

/**
 * All sites, or the way to the first.
 *
 * @param options who looks, and the sites
 * @returns the document
 */
export function sitesPage(options: {
  readonly person: Person;
  readonly sites: readonly Site[];
  /** What is wrong just now. */
  readonly incidents: readonly Incident[];
  /** What is wrong with how the console runs, for owners. */
  readonly warning: string | undefined;
}): Html {
  const { person, sites, incidents, warning } = options;
  const mayEdit = mayActAs(person.role, 'editor');
  return page({
    title: 'Sites',
    person,
    part: 'sites',
    content: html`${warning !== undefined && mayActAs(person.role, 'owner') && banner(warning, 'note')}
      ${
        sites.length === 0
          ? firstSite(mayEdit)
          : html`<div class="heading">
              <h1>Sites</h1>
              ${mayEdit && html`<a class="button" href="/sites/new">Add a site</a>`}
            </div>
            ${sites.map((site) => {
              const incident = incidents.find(({ siteId }) => siteId === site.id);
              return incident && incidentBanner({ incident, site, person });
            })}
            <ul class="sites">
              ${sites.map(
                ({ id, name, docsOrigins, apiUrl }) =>
                  html`<li class="card">
                    <h2><a href="/sites/${id}">${name}</a></h2>
                    <dl>
                      <div><dt>Docs</dt><dd>${docsOrigins[0]}</dd></div>
                      <div><dt>API URL</dt><dd>${apiUrl}</dd></div>
                    </dl>
                  </li>`,
              )}
            </ul>`
      }`,
  });
}

function firstSite(mayEdit: boolean): Html {
  return html`<div class="empty">
    ${picture}
    <h1>No site yet</h1>
    <p class="lead">
      A site is your docs and the dashboard that knows who is signed in. Two URLs join them: the
      <b>API URL</b>, which says who the reader is, and the <b>Login URL</b>, where readers sign in.
    </p>
    ${
      mayEdit
        ? html`<p><a class="button" href="/sites/new">Add the first site</a></p>`
        : html`<p class="hint">An editor or owner of this console can add one.</p>`
    }
  </div>`;
}

/** Dashboard and docs, side by side, with the handshake between them. */
const picture = html`<svg viewBox="0 0 240 96" width="240" height="96" aria-hidden="true" class="picture">
  <rect x="4" y="14" width="84" height="68" rx="8" />
  <path d="M4 30h84M16 46h28M16 58h40M16 70h20" />
  <rect x="152" y="14" width="84" height="68" rx="8" />
  <path d="M152 30h84M164 46h52M164 58h44M164 70h56" />
  <path class="strong" d="M98 40h38m-8-7 8 7-8 7M142 58h-38m8-7-8 7 8 7" />
</svg>`;
