import { ranges } from '../health/ranges.ts';
import { mayActAs } from '../people/roles.ts';
import type { Site } from '../sites/site.ts';
import { assets } from '../web/assets.ts';
import { currentClock } from '../web/time-zone.ts';
import { healthCharts } from './health-charts.ts';
import type { HealthPageState } from './health-page-state.ts';
import { healthFigures } from './health-figures.ts';
import { healthReasons } from './health-reasons.ts';
import { type Html, html } from './html.ts';
import { incidentBanner } from './incident-banner.ts';
import { page } from './layout.ts';
import { siteLayout } from './site-layout.ts';

/**
 * How the handshakes of a site ended, and how long they took.
 *
 * @param state what is looked at, and who looks
 * @returns the document
 */
export function healthPage(state: HealthPageState): Html {
  const { person, site, health, incident, notes } = state;
  return page(
    siteLayout({
      person,
      site,
      view: 'health',
      content: html`${choices(state)}
        ${notes}
        <div id="figures">
          ${incident && incidentBanner({ incident, site, person })}
          ${
            health.total.count === 0
              ? nothing(site)
              : html`${healthFigures(health)} ${healthCharts(state)} ${healthReasons(site, health)}`
          }
        </div>
        <p class="hint">
          <a href="/sites/${site.id}/incidents">Incidents of this site</a>.
          Times are in the time zone ${currentClock().zone}.
          ${ranges[health.range].slotSeconds === 86_400 && 'A bar is a day of UTC.'}
          ${mayActAs(person.role, 'owner') && html`<a href="/sites/${site.id}/webhook">Webhook for incidents</a>.`}
        </p>
        <script type="module" src="${assets.refreshHealth.path}"></script>`,
    }),
  );
}

/** Of the range, and of the docs origin where there are several. */
function choices({ site, health, origin, origins }: HealthPageState): Html {
  const more = origin === undefined ? '' : `&origin=${encodeURIComponent(origin)}`;
  return html`<nav class="tabs small" aria-label="Range of time">
      ${Object.entries(ranges).map(
        ([name, { label }]) =>
          html`<a href="?range=${name}${more}" ${name === health.range && html`aria-current="true"`}>${label}</a>`,
      )}
    </nav>
    ${
      origins.length > 1 &&
      html`<form class="row origins" method="get">
        <input type="hidden" name="range" value="${health.range}" />
        <label for="origin">Docs origin</label>
        <select id="origin" name="origin">
          <option value="">All</option>
          ${origins.map(
            (each) =>
              html`<option value="${each}" ${each === origin && 'selected'}>${each}${kindOf(each, site)}</option>`,
          )}
        </select>
        <button class="quiet">Show</button>
      </form>`
    }`;
}

function kindOf(origin: string, { docsOrigins }: Site): string {
  if (origin === docsOrigins[0]) return ' (readers)';
  return docsOrigins.includes(origin) ? '' : ' (no longer in the settings)';
}

function nothing({ id }: Site): Html {
  return html`<div class="empty">
    <h2>No reports in this time</h2>
    <ol class="lead">
      <li>Choose a sampling rate in the <a href="/sites/${id}#reportShare">settings</a>.</li>
      <li>Build the docs with this console’s address.</li>
    </ol>
    <p class="hint">Reports contain nothing about the reader.</p>
  </div>`;
}
