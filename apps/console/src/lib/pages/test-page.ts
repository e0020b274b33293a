import type { Person } from '../people/person.ts';
import { mayActAs } from '../people/roles.ts';
import type { Site } from '../sites/site.ts';
import type { ListedTest } from '../test-run/kept-tests.ts';
import type { Every } from '../test-run/schedule.ts';
import { browserTest, browserTestButton } from './browser-test.ts';
import { banner, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { siteLayout } from './site-layout.ts';
import { stateDot } from './state-dot.ts';
import { type Report, testDetails, testVerdict } from './test-report.ts';
import { time } from './time.ts';

/** What the page of a site's connection tests shows. */
export interface TestPageState {
  readonly person: Person;
  readonly site: Site;
  /** Which of the site's origins, and which page of it, the next test is about. */
  readonly origin: string;
  readonly path: string;
  /** Where this console publishes the site's settings. */
  readonly settingsUrl: string;
  /** The test that is shown; undefined before the first. */
  readonly report: Report | undefined;
  /** All kept tests, the newest first. */
  readonly tests: readonly ListedTest[];
  readonly schedule: { readonly every: Every; readonly nextAt?: Date };
  /** Why no test was run. */
  readonly problem?: Html | string;
}

/**
 * The connection tests of a site: the verdict first, then how it was found.
 *
 * @param state of the page
 * @returns the document
 */
export function testPage(state: TestPageState): Html {
  const { person, site, origin, settingsUrl, report, problem } = state;
  const mayTest = mayActAs(person.role, 'editor');
  return page(
    siteLayout({
      person,
      site,
      view: 'test',
      content: html`${problem !== undefined && banner(problem)}
        <section class="card">
          <h2 class="hidden">Verdict</h2>
          ${
            report
              ? testVerdict(report)
              : html`<p class="verdict off">${stateDot('off')} <strong>Not tested yet.</strong></p>
                  <p>The connection test looks from outside, without a session. “Test as me” opens the docs in this
                    browser and tells whether they recognise you.</p>`
          }
          ${mayTest ? buttons(report !== undefined) : html`<p class="hint">You are a viewer: editors and owners can run the test.</p>`}
        </section>
        ${mayTest && browserTest({ site, origin, settingsUrl })}
        ${report && testDetails(report)} ${mayTest && target(state)} ${mayTest && schedule(state)}
        ${earlier(state)}`,
    }),
  );
}

/** They belong to the form of {@link target}, which is below what was found. */
function buttons(wasTested: boolean): Html {
  return html`<p class="actions">
      <button form="connection-test" data-busy="Testing…">${wasTested ? 'Test again' : 'Run the connection test'}</button>
      ${browserTestButton}
    </p>
    <noscript><p class="hint">“Test as me” needs JavaScript.</p></noscript>
    <p class="hint">Requests are sent from this server, without a session. Nothing is changed.</p>`;
}

function target({ site, origin, path }: TestPageState): Html {
  return html`<form class="card" id="connection-test" method="post" action="/sites/${site.id}/test">
    <h2>What is tested</h2>
    <div class="field">
      <label for="origin">Docs origin</label>
      <select id="origin" name="origin">
        ${site.docsOrigins.map(
          (each) => html`<option ${each === origin && 'selected'}>${each}</option>`,
        )}
      </select>
    </div>
    ${field({ name: 'path', label: 'Page of the docs', value: path, hint: 'Such as /docs/ where the docs are below a path.' })}
  </form>`;
}

const everyWords: Readonly<Record<Every, string>> = {
  off: 'Off',
  day: 'Once a day',
  hour: 'Once an hour',
};

function schedule({ site, origin, path, schedule: { every, nextAt } }: TestPageState): Html {
  return html`<form class="card" method="post" action="/sites/${site.id}/test/schedule">
    <h2>Test on schedule</h2>
    <p class="hint">A test that fails is shown on the Sites page. ${nextAt && html`Next test: ${time(nextAt)}.`}</p>
    <input type="hidden" name="origin" value="${origin}" />
    <input type="hidden" name="path" value="${path}" />
    <div class="row">
      <label for="every" class="hidden">How often</label>
      <select id="every" name="every">
        ${Object.entries(everyWords).map(
          ([name, words]) =>
            html`<option value="${name}" ${name === every && 'selected'}>${words}</option>`,
        )}
      </select>
      <button class="quiet">Save the schedule</button>
    </div>
  </form>`;
}

function earlier({ site, tests, report }: TestPageState): Html | false {
  return (
    tests.length > 1 &&
    html`<section class="card">
      <h2>Earlier tests</h2>
      <ol class="tests">
        ${tests.map(
          ({ id, at, personName, tone, headline }) => html`<li>
            ${stateDot(tone)}
            <a href="/sites/${site.id}/test?test=${String(id)}" ${id === report?.test.id && html`aria-current="true"`}>${time(at)}</a>
            <span>${headline}</span> <small>${personName ?? 'on schedule'}</small>
          </li>`,
        )}
      </ol>
    </section>`
  );
}
