import { endInWords } from '../health/end-in-words.ts';
import type { Incident } from '../health/incidents.ts';
import { mostIncidents, type NamedIncident } from '../health/past-incidents.ts';
import { rangeSince } from '../health/ranges.ts';
import { reasonInWords } from '../health/reason-words.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../sites/site.ts';
import { time } from './time.ts';
import { type Html, html } from './html.ts';
import { acknowledgeButton } from './incident-banner.ts';
import { page } from './layout.ts';
import { percent } from '../health/format-figures.ts';
import { siteLayout } from './site-layout.ts';

/**
 * The incidents of all sites.
 *
 * @param options who looks, and the incidents, the newest first
 * @returns the document
 */
export function incidentsPage(options: {
  readonly person: Person;
  readonly incidents: readonly NamedIncident[];
}): Html {
  const { person, incidents } = options;
  return page({
    title: 'Incidents',
    person,
    part: 'incidents',
    content: html`<h1>Incidents</h1>
      ${list(incidents, person)}`,
  });
}

/**
 * The incidents of one site.
 *
 * @param options who looks, the site, and its incidents, the newest first
 * @returns the document
 */
export function siteIncidentsPage(options: {
  readonly person: Person;
  readonly site: Site;
  readonly incidents: readonly NamedIncident[];
}): Html {
  const { person, site, incidents } = options;
  return page(
    siteLayout({
      person,
      site,
      view: 'health',
      content: html`<p class="crumb"><a href="/sites/${site.id}/health">Health</a></p>
        <h2>Incidents</h2>
        ${list(incidents, person, { isOfOneSite: true })}`,
    }),
  );
}

function list(
  incidents: readonly NamedIncident[],
  person: Person,
  { isOfOneSite = false } = {},
): Html {
  if (incidents.length === 0)
    return html`<div class="empty">
      <h2>No incident yet</h2>
      <p class="lead">
        An incident begins when many more handshakes than usual are unreachable, in the reports of at least five
        clients.
      </p>
    </div>`;
  return html`<ol class="changes">
    ${incidents.map(
      (incident) => html`<li class="card">
        <div class="heading">
          <h2>
            ${!isOfOneSite && html`<a href="/sites/${incident.siteId}/incidents">${incident.siteName}</a>:`}
            <span class="whole">${percent(incident.peak)} unreachable</span>
            <small>${time(incident.startedAt)} – ${incident.endedAt ? time(incident.endedAt) : 'now'}</small>
          </h2>
          ${acknowledgeButton(incident, person)}
        </div>
        <dl class="facts">
          <div><dt>Peak</dt><dd>${percent(incident.peak)} of handshakes (normally ${percent(incident.usual)})</dd></div>
          ${incident.reason !== '' && html`<div><dt>Main reason</dt><dd>${reasonInWords(incident.reason)}</dd></div>`}
          <div><dt>Ended</dt><dd>${ending(incident)}</dd></div>
          <div><dt>Acknowledged</dt><dd>${acknowledgement(incident)}</dd></div>
        </dl>
        ${healthAtThatTime(incident)}
      </li>`,
    )}
  </ol>
  ${incidents.length === mostIncidents && html`<p class="hint">These are the ${String(mostIncidents)} most recent incidents. Older ones are not listed.</p>`}`;
}

/** From an hour before it, for what was changed shortly before. */
function healthAtThatTime({ siteId, startedAt }: Incident): Html | false {
  const range = rangeSince(startedAt.getTime() - 3_600_000, Date.now());
  return (
    range !== undefined &&
    html`<p><a href="/sites/${siteId}/health?range=${range}">Health at that time</a>: the chart, changes of the settings, and
      how to fix each reason.</p>`
  );
}

function ending({ endedAt, endedBecause }: Incident): Html | string {
  if (!endedAt) return 'Not yet';
  return html`${time(endedAt)}${endedBecause && html`: ${endInWords[endedBecause]}`}`;
}

function acknowledgement({ acknowledgedAt, acknowledgedBy }: Incident): Html | string {
  return acknowledgedAt ? html`by ${acknowledgedBy}, ${time(acknowledgedAt)}` : 'Not yet';
}
