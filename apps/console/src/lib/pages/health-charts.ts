import { durationsChart } from '../charts/durations-chart.ts';
import { outcomesChart } from '../charts/outcomes-chart.ts';
import { describeEvent } from '../health/event-words.ts';
import { milliseconds, number } from '../health/format-figures.ts';
import { currentClock } from '../web/time-zone.ts';
import type { HealthPageState } from './health-page-state.ts';
import { type Html, html } from './html.ts';
import { time } from './time.ts';

/**
 * The charts of a site's health, each with its figures as a table and what happened meanwhile.
 *
 * @param state what is looked at
 * @returns the piece
 */
export function healthCharts(state: HealthPageState): Html {
  const { site, health, origin, marks } = state;
  const options = { clock: currentClock(), marks };
  const query = new URLSearchParams({
    range: health.range,
    ...(origin !== undefined && { origin }),
  });
  const file = (name: string): string => `/sites/${site.id}/health/${name}?${query.toString()}`;
  return html`<section class="card">
      <h2>How handshakes ended</h2>
      ${scrolled('Chart', outcomesChart(health, options))}
      ${happened(state)}
      ${table(
        ['From', 'Identified', 'Anonymous', 'Unreachable'],
        health.slots
          .filter(({ count }) => count > 0)
          .map(({ at, identified, anonymous, unreachable }) => [
            time(at),
            number(identified),
            number(anonymous),
            number(unreachable),
          ]),
      )}
      <p class="hint">Download: <a href="${file('figures.csv')}">CSV</a>, <a href="${file('outcomes.svg')}">chart</a></p>
    </section>
    <section class="card">
      <h2>Time until the reader was identified</h2>
      ${scrolled('Chart', durationsChart(health, options))}
      ${table(
        ['From', 'Median', '95th percentile'],
        health.slots
          .filter(({ median }) => median !== undefined)
          .map(({ at, median, slowest95 }) => [
            time(at),
            milliseconds(median),
            milliseconds(slowest95),
          ]),
      )}
      <p class="hint">Download: <a href="${file('durations.svg')}">chart</a></p>
    </section>`;
}

/** The list that the numbers in the charts are of. */
function happened({ site, events }: HealthPageState): Html | false {
  return (
    events.length > 0 &&
    html`<h3>What happened</h3>
      <ol class="happened">
        ${events.map(
          (event) => html`<li>
            ${describeEvent(event)}
            <small>${time(event.at)}${event.type === 'incident' && html` to ${event.incident.endedAt ? time(event.incident.endedAt) : 'now'}`}</small>
          </li>`,
        )}
      </ol>
      <p class="hint"><a href="/sites/${site.id}/history">History of the settings</a>, <a href="/sites/${site.id}/incidents">incidents</a></p>`
  );
}

function table(heads: readonly string[], rows: readonly (readonly (Html | string)[])[]): Html {
  return html`<details>
    <summary>As a table</summary>
    ${scrolled(
      'Table',
      html`<table class="numbers">
        <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>
          ${rows.map(
            ([first, ...others]) =>
              html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </details>`;
}

function scrolled(label: string, content: Html): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}">${content}</div>`;
}
