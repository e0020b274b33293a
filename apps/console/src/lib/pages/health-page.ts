import { type Health, ranges, type Slot } from '../health/health-of.ts';
import type { Incident } from '../health/incidents.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../sites/site.ts';
import { time } from './change-list.ts';
import { type Html, html } from './html.ts';
import { incidentBanner } from './incident-banner.ts';
import { page } from './layout.ts';
import { percent } from './percent.ts';
import { siteLayout } from './site-layout.ts';

/**
 * How the handshakes of a site ended, and how long they took.
 *
 * @param options who looks, the site, the sums, and what is wrong just now
 * @returns the document
 */
export function healthPage(options: {
  readonly person: Person;
  readonly site: Site;
  readonly health: Health;
  readonly incident?: Incident | undefined;
  /** What the figures leave out. */
  readonly notes: Html;
}): Html {
  const { person, site, health, incident, notes } = options;
  const { total } = health;
  const count = total.identified + total.anonymous + total.unreachable;
  return page(
    siteLayout({
      person,
      site,
      view: 'health',
      content: html`${incident && incidentBanner({ incident, site, person })}
        <nav class="tabs small" aria-label="Range of time">
          ${Object.entries(ranges).map(
            ([name, { label }]) =>
              html`<a href="?range=${name}" ${name === health.range && html`aria-current="true"`}>${label}</a>`,
          )}
        </nav>
        ${notes}
        <p><a href="/sites/${site.id}/incidents">Incidents of this site</a></p>
        ${count === 0 ? nothing(site) : html`${figures(total, count)} ${outcomes(site, health)} ${durations(site, health)} ${reasons(health, total.unreachable)}`}`,
    }),
  );
}

function nothing({ id }: Site): Html {
  return html`<div class="empty">
    <h2>No reports in this time</h2>
    <p class="lead">
      Pages report how their handshakes ended, and nothing about the reader, once you set the share of page
      views that do in the <a href="/sites/${id}">settings</a>, and the docs were built with this console in
      theirs. Until then, none does.
    </p>
  </div>`;
}

function figures(total: Omit<Slot, 'at'>, count: number): Html {
  const of = (name: 'identified' | 'anonymous' | 'unreachable'): Html =>
    figure(name, percent(total[name] / count), String(total[name]));
  return html`<dl class="figures">
    ${of('identified')} ${of('anonymous')} ${of('unreachable')}
    ${figure('median time', milliseconds(total.median))}
    ${figure('95th percentile', milliseconds(total.slowest95))}
  </dl>`;
}

function figure(label: string, value: string, note = ''): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value} <small>${note}</small></dd>
  </div>`;
}

function outcomes(site: Site, { range, slots }: Health): Html {
  return html`<section class="card">
    <h2>How handshakes ended</h2>
    ${chart(site, 'outcomes', range, 'Stacked bars of identified, anonymous and unreachable over time. The table below has the numbers.')}
    ${table(
      ['From', 'Identified', 'Anonymous', 'Unreachable'],
      slots
        .filter((slot) => slot.identified + slot.anonymous + slot.unreachable > 0)
        .map(({ at, identified, anonymous, unreachable }) => [
          time(at),
          String(identified),
          String(anonymous),
          String(unreachable),
        ]),
    )}
  </section>`;
}

function durations(site: Site, { range, slots }: Health): Html {
  return html`<section class="card">
    <h2>Time until the reader was identified</h2>
    ${chart(site, 'durations', range, 'Lines of the median and the 95th percentile over time. The table below has the numbers.')}
    ${table(
      ['From', 'Median', '95th percentile'],
      slots
        .filter((slot) => slot.median !== undefined)
        .map(({ at, median, slowest95 }) => [
          time(at),
          milliseconds(median),
          milliseconds(slowest95),
        ]),
    )}
  </section>`;
}

function reasons({ reasons: all }: Health, unreachable: number): Html | false {
  return (
    all.length > 0 &&
    html`<section class="card">
      <h2>Why unreachable</h2>
      <table>
        <thead><tr><th scope="col">Reason</th><th scope="col">Reports</th><th scope="col">Share</th></tr></thead>
        <tbody>
          ${all.map(
            ([reason, count]) =>
              html`<tr><th scope="row"><code>${reason}</code></th><td>${String(count)}</td><td>${percent(count / unreachable)}</td></tr>`,
          )}
        </tbody>
      </table>
    </section>`
  );
}

function chart({ id }: Site, name: string, range: string, alternative: string): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Chart">
    <img class="chart" src="/sites/${id}/health/${name}.svg?range=${range}" alt="${alternative}" width="800" height="260" />
  </div>`;
}

function table(heads: readonly string[], rows: readonly (readonly (Html | string)[])[]): Html {
  return html`<details>
    <summary>As a table</summary>
    <div class="scroll" tabindex="0" role="group" aria-label="Table">
      <table class="numbers">
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(
          ([first, ...others]) =>
            html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`,
        )}
      </tbody>
    </table>
    </div>
  </details>`;
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '–' : `${value} ms`;
}
