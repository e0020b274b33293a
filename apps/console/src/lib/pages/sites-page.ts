import { percent } from '../health/format-figures.ts';
import type { Incident } from '../health/incidents.ts';
import type { ListedSite } from '../overview/list-sites.ts';
import {
  type Filter,
  filters,
  type SelectedSites,
  type Selection,
} from '../overview/select-sites.ts';
import { dayMs, type SiteState } from '../overview/site-state.ts';
import type { Traffic } from '../overview/traffic.ts';
import type { Person } from '../people/person.ts';
import { mayActAs } from '../people/roles.ts';
import { banner } from './fields.ts';
import { type Html, html } from './html.ts';
import { incidentBanner } from './incident-banner.ts';
import { page } from './layout.ts';
import { listControls, pageLinks } from './list-controls.ts';
import { siteCard } from './site-card.ts';
import { time } from './time.ts';

/** Fewer are found without a search. */
const fewSites = 6;
/** More banners than that would hide the list. */
const mostNews = 3;

/**
 * All sites and how they are doing, or the way to the first.
 *
 * @param options who looks, the sites, and which of them are wanted
 * @returns the document
 */
export function sitesPage(options: {
  readonly person: Person;
  /** All there are. */
  readonly all: readonly ListedSite[];
  readonly selection: Selection;
  readonly selected: SelectedSites;
  /** Of the selected ones, by the site's id. */
  readonly traffic: ReadonlyMap<string, Traffic>;
  /** What is wrong with how the console runs, for owners. */
  readonly warning: string | undefined;
}): Html {
  const { person, all, selection, selected, traffic, warning } = options;
  const mayEdit = mayActAs(person.role, 'editor');
  const counts = countBy(all);
  const isNarrowed = selection.search !== '' || selection.filter !== 'all';
  return page({
    title: 'Sites',
    person,
    part: 'sites',
    attention: counts.attention,
    content: html`${warning !== undefined && mayActAs(person.role, 'owner') && banner(warning, 'note')}
      ${
        all.length === 0
          ? firstSite(mayEdit)
          : html`<div class="heading">
              <h1>Sites</h1>
              ${mayEdit && html`<a class="button" href="/sites/new">Add a site</a>`}
            </div>
            ${news(all, person)}
            ${(all.length > fewSites || isNarrowed) && listControls(selection, counts)}
            <p class="hint">${summary(counts, selected, isNarrowed)}</p>
            ${
              selected.found === 0
                ? html`<p>No site matches. <a href="/">Show all sites</a></p>`
                : html`<ul class="sites">
                    ${selected.sites.map((site) => siteCard(site, traffic.get(site.id)))}
                  </ul>`
            }
            ${pageLinks(selection, selected)}`
      }`,
  });
}

function countBy(all: readonly ListedSite[]): Readonly<Record<Filter, number>> {
  const count = (name: Filter): number => {
    const states: readonly SiteState[] = filters[name].states;
    return all.filter(({ state }) => states.includes(state)).length;
  };
  const names = Object.keys(filters) as Filter[];
  return Object.fromEntries(names.map((name) => [name, count(name)])) as Record<Filter, number>;
}

function summary(
  { all, attention }: Readonly<Record<Filter, number>>,
  { found }: SelectedSites,
  isNarrowed: boolean,
): string {
  const sites = isNarrowed ? `${found} of ${all} sites` : `${all} ${all === 1 ? 'site' : 'sites'}`;
  const needs = attention > 0 && `${attention} ${attention === 1 ? 'needs' : 'need'} attention`;
  return `${[sites, needs].filter((part) => part !== false).join(', ')}. “Today” is the last 24 hours.`;
}

/** Incidents, and tests on schedule that failed when nobody was looking. */
function news(all: readonly ListedSite[], person: Person): Html {
  const banners = [
    ...all.map(
      (site) => site.incident && incidentBanner({ incident: site.incident, site, person }),
    ),
    ...all.map((site) => failedTest(site)),
  ].filter((each) => each !== undefined && each !== false);
  const more = banners.length - mostNews;
  return html`${banners.slice(0, mostNews)}
    ${more > 0 && html`<p><a href="/?state=attention">${String(more)} more of these</a></p>`}
    ${endedIncidents(all)}`;
}

/** Incidents that came and went when nobody was looking: of the last day, until somebody acknowledges them. */
function endedIncidents(all: readonly ListedSite[]): Html | false {
  const ended = all.filter(({ pastIncident }) => isNews(pastIncident));
  const [first] = ended;
  if (!first?.pastIncident) return false;
  const { peak, startedAt, endedAt } = first.pastIncident;
  const words =
    ended.length === 1
      ? html`<b>${first.name}: an incident ended.</b> Up to ${percent(peak)} of handshakes were unreachable, from
        ${time(startedAt)} to ${endedAt && time(endedAt)}.`
      : html`<b>${String(ended.length)} incidents ended in the last 24 hours:</b> ${listNames(ended)}.`;
  const href = ended.length === 1 ? `/sites/${first.id}/incidents` : '/incidents';
  return banner(html`${words} <a href="${href}">See what happened</a>`, 'note');
}

function listNames(sites: readonly ListedSite[]): string {
  const names = sites.slice(0, mostNews).map(({ name }) => name);
  const more = sites.length - names.length;
  return new Intl.ListFormat('en-GB').format(more > 0 ? [...names, `${more} more`] : names);
}

function isNews(incident: Incident | undefined): boolean {
  const endedAt = incident?.endedAt?.getTime() ?? 0;
  return incident?.acknowledgedAt === null && Date.now() - endedAt < dayMs;
}

function failedTest({ id, name, test }: ListedSite): Html | undefined {
  if (!test?.isScheduled || !test.isCurrent || test.tone !== 'bad') return undefined;
  return banner(html`<b>${name}: the scheduled connection test failed</b>, ${time(test.at)}. ${test.headline}
    <a href="/sites/${id}/test">See the test</a>`);
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
