import { codePage } from '@bookplate/protocol';
import type { BrowserTest } from '../test-run/browser-tests.ts';
import { compareTests } from '../test-run/compare-tests.ts';
import type { KeptTest } from '../test-run/kept-tests.ts';
import { type ItemState, toTestItems } from '../test-run/test-items.ts';
import type { WordedFinding } from '../test-run/test-result.ts';
import { isPassed, toVerdict } from '../test-run/test-verdict.ts';
import type { Site } from '../sites/site.ts';
import { copyable } from './copyable.ts';
import { type Html, html } from './html.ts';
import { stateDot } from './state-dot.ts';
import { time } from './time.ts';

/** A kept test and what it is shown beside. */
export interface Report {
  readonly site: Site;
  readonly settingsUrl: string;
  readonly test: KeptTest;
  /** The test of the same page before it. */
  readonly before: KeptTest | undefined;
  /** The last test in a browser that recognised a reader. */
  readonly recognised: BrowserTest | undefined;
}

/**
 * The verdict: one sentence, when it was found, and what changed since the test before.
 *
 * @param report of a test
 * @returns the piece
 */
export function testVerdict({ site, test, before, recognised }: Report): Html {
  const { result, siteVersion, apiUrl, loginUrl, docsOrigin, path } = test;
  const { tone, headline } = toVerdict(result);
  const isOld = apiUrl !== site.apiUrl || loginUrl !== site.loginUrl;
  return html`<p class="verdict ${tone}">${stateDot(tone)} <strong>${headline}</strong></p>
    ${isPassed(result) && nextStep(recognised)}
    <p class="hint">
      <code>${docsOrigin}${path}</code>, tested ${time(test.at)}
      ${test.personName === null ? 'on schedule' : html`by ${test.personName}`},
      with version ${String(siteVersion)} of the settings.
      ${isOld && html`<b>The URLs changed since: test again.</b>`}
    </p>
    ${before && difference(before, test)}`;
}

function nextStep(recognised: BrowserTest | undefined): Html {
  return recognised
    ? html`<p>A signed-in reader was recognised in the browser of ${recognised.personName}, ${time(recognised.at)}.</p>`
    : html`<p>A signed-in reader was not checked yet. Next: “Test as me”.</p>`;
}

function difference(before: KeptTest, test: KeptTest): Html {
  const { appeared, gone } = compareTests(before.result, test.result);
  if (appeared.length + gone.length === 0)
    return html`<p class="hint">Nothing changed since the test of ${time(before.at)}.</p>`;
  return html`${appeared.length > 0 && html`<p>New since the test of ${time(before.at)}: ${titles(appeared)}.</p>`}
    ${gone.length > 0 && html`<p>Gone since the test of ${time(before.at)}: ${titles(gone)}.</p>`}`;
}

function titles(findings: readonly WordedFinding[]): string {
  return findings.map(({ title }) => title).join('; ');
}

const stateWords: Readonly<Record<ItemState, string>> = {
  passed: 'Passed',
  error: 'Failed',
  danger: 'Dangerous',
  warning: 'Weak',
  'not-checked': 'Not checked',
  'not-needed': 'Not needed',
};

/**
 * What was checked, what to do, and the requests.
 *
 * @param report of a test
 * @returns the piece; nothing of a test that did not run
 */
export function testDetails(report: Report): Html | false {
  const { result } = report.test;
  const { findings, requests, milliseconds } = result;
  if (result.outcome === 'not-run') return false;
  return html`<h2>Checklist</h2>
    <ol class="checklist card">
      ${toTestItems(result).map(({ title, state, findings: own }) =>
        item(
          title,
          state,
          own.map((finding) => finding.title),
        ),
      )}
      ${consoleItem(report)} ${readerItem(report.recognised)}
    </ol>
    ${findings.length > 0 && html`<h2>What to do</h2> ${findings.map(toFix)}`}
    <details>
      <summary>${String(requests.length)} ${requests.length === 1 ? 'request' : 'requests'} in ${(milliseconds / 1_000).toFixed(1)} s</summary>
      <ol class="requests">
        ${requests.map(
          ({ method, url, outcome, milliseconds: ms }) =>
            html`<li><code>${method} ${url}</code> <span>${outcome}, ${String(ms)} ms</span></li>`,
        )}
      </ol>
      <p class="hint">Refused requests are part of the test: other origins must not be able to read an answer.</p>
    </details>`;
}

function item(title: string, state: ItemState | 'open', notes: readonly (Html | string)[]): Html {
  return html`<li class="${state}">
    <div class="heading">
      <h3>${title}</h3>
      <span class="word">${state === 'open' ? 'Not yet' : stateWords[state]}</span>
    </div>
    ${notes.map((note) => html`<p>${note}</p>`)}
  </li>`;
}

/** Docs work without a console in their settings; without it they follow no change and report nothing. */
function consoleItem({ site, settingsUrl, test }: Report): Html {
  const title = 'The docs take their settings from this console';
  const found = test.result.console;
  if (found === settingsUrl) return item(title, 'passed', []);
  if (found === undefined) return item(title, 'not-checked', []);
  const todo = html`Copy the <a href="/sites/${site.id}">bookplate.json of these docs</a> and build them again.`;
  return found === ''
    ? item(title, 'open', ['The docs page names no console.', todo])
    : item(title, 'warning', [`The docs page names another console: ${found}`, todo]);
}

function readerItem(recognised: BrowserTest | undefined): Html {
  const title = 'A signed-in reader is recognised';
  return recognised
    ? item(title, 'passed', [
        html`In the browser of ${recognised.personName}, ${time(recognised.at)}.`,
      ])
    : item(title, 'not-checked', ['This needs a session: use “Test as me”.']);
}

function toFix({ code, title, meaning, fix, paste, severity }: WordedFinding): Html {
  return html`<section class="card">
    <h3>${title}</h3>
    <p>${meaning}</p>
    <p><b>${severity === 'note' ? 'Note' : 'Fix'}:</b> ${fix}</p>
    ${paste !== undefined && paste !== '' && copyable(`paste-${code}`, paste)}
    <p class="hint"><a href="${codePage('doctor', code)}">${code}</a></p>
  </section>`;
}
