import { percent } from '../health/format-figures.ts';
import type { ListedSite } from '../overview/list-sites.ts';
import { totalOf, type Traffic } from '../overview/traffic.ts';
import { type Html, html } from './html.ts';
import { aboutCount } from './about-count.ts';
import { sparkline } from './sparkline.ts';
import { stateDot, type Tone } from './state-dot.ts';
import { time } from './time.ts';

/**
 * How one site is doing.
 *
 * @param site with its state
 * @param traffic of the last day; undefined if there was none
 * @returns an item of the list of sites
 */
export function siteCard(site: ListedSite, traffic: Traffic | undefined): Html {
  const { id, name, docsOrigins, test, pastIncident } = site;
  const { tone, words } = stateWords(site, traffic);
  return html`<li class="card site">
    <h2><a href="/sites/${id}">${name}</a></h2>
    <p class="hint">${docsOrigins[0]?.replace('https://', '')}</p>
    <p class="state ${tone}">${stateDot(tone)} <span>${words}</span></p>
    ${traffic && totalOf(traffic) > 0 && trafficOfDay(site, traffic)}
    ${
      pastIncident &&
      html`<p class="hint">Last incident: <a href="/sites/${id}/incidents">up to ${percent(pastIncident.peak)} unreachable</a>,
          ${time(pastIncident.startedAt)}</p>`
    }
    <p class="hint">Connection test: <a href="/sites/${id}/test">${test ? testWords[test.tone] : 'not run yet'}</a>
      ${test && time(test.at)}${test && !test.isCurrent && ', before the URLs changed'}</p>
  </li>`;
}

const testWords = { good: 'passed', note: 'has findings', bad: 'failed' } as const;

function trafficOfDay({ id, state, reportSampleRate }: ListedSite, traffic: Traffic): Html {
  const total = totalOf(traffic);
  // Reports of today came at a rate that may have been set to 0 since.
  const rate = reportSampleRate > 0 ? reportSampleRate : 1;
  const count = Math.round(total / rate);
  const share = state !== 'fine' && html`${recognised(traffic)}, `;
  return html`<p class="today">
      ${share}<a href="/sites/${id}/health?range=day">about ${aboutCount(count)} handshake${count === 1 ? '' : 's'} today</a>
    </p>
    ${sparkline(traffic.hours, rate)}`;
}

function stateWords(
  site: ListedSite,
  traffic: Traffic | undefined,
): { readonly tone: Tone; readonly words: Html | string } {
  const { incident, lastReportAt } = site;
  switch (site.state) {
    case 'unreachable':
      return {
        tone: 'bad',
        words: incident
          ? html`${percent(incident.share)} unreachable since ${time(incident.startedAt)} (normally ${percent(incident.usual)})`
          : 'Unreachable',
      };
    case 'test-failed':
      return { tone: 'bad', words: 'Connection test failed' };
    case 'silent':
      return {
        tone: 'note',
        words: lastReportAt ? html`No reports since ${time(lastReportAt)}` : 'No reports',
      };
    case 'waiting':
      return { tone: 'note', words: 'No reports yet' };
    case 'off':
      return { tone: 'off', words: 'Reporting is off' };
    case 'fine':
      return { tone: 'good', words: traffic ? recognised(traffic) : 'Reports arrive' };
  }
}

function recognised(traffic: Traffic): string {
  return `${percent(traffic.identified / Math.max(1, totalOf(traffic)))} recognised`;
}
