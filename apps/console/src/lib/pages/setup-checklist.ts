import { bookplateJson } from '../setup/bookplate-json.ts';
import { countOpen, type SetupStep, type StepName } from '../setup/checklist.ts';
import type { Site } from '../sites/site.ts';
import { copyable } from './copyable.ts';
import { type Html, html } from './html.ts';

/** What the checklist is shown for. */
export interface SetupState {
  readonly site: Site;
  readonly settingsUrl: string;
  readonly steps: readonly SetupStep[];
  readonly mayEdit: boolean;
}

/**
 * What is left to do for a site until its docs recognise readers and report.
 *
 * @param state the steps and how far they are
 * @returns the piece; nothing when all of it is done or dismissed
 */
export function setupChecklist(state: SetupState): Html | false {
  const { site, steps, mayEdit } = state;
  if (countOpen(steps) === 0) return false;
  const done = steps.filter((step) => step.state === 'done').length;
  return html`<section class="card setup" aria-labelledby="setup">
    <div class="heading">
      <h2 id="setup">Next steps <small>${String(done)} of ${String(steps.length)} done</small></h2>
      ${mayEdit && dismiss(site, 'all', 'Hide all')}
    </div>
    <ol class="checklist">${steps.map((step) => item(step, state))}</ol>
  </section>`;
}

const titles: Readonly<Record<StepName, string>> = {
  connection: 'Test the connection',
  docs: 'Name this console in the bookplate.json of your docs, and build them',
  browser: 'Test as yourself',
  health: 'Receive reports',
};

const marks = {
  done: ['passed', 'Done'],
  failed: ['error', 'Failed'],
  open: ['open', 'To do'],
} as const;

function item(step: SetupStep, state: SetupState): Html {
  const { name, known, isDismissed } = step;
  const isOpen = step.state !== 'done' && !isDismissed;
  const [mark, word] =
    isDismissed && step.state !== 'done' ? (['open', 'Dismissed'] as const) : marks[step.state];
  return html`<li class="${mark}">
    <div class="heading">
      <h3>${titles[name]}</h3>
      <span class="word">${word}</span>
    </div>
    ${known !== '' && !isDismissed && html`<p>${known}</p>`}
    ${isOpen && body(name, state)}
    ${isOpen && state.mayEdit && dismiss(state.site, name, html`Dismiss<span class="hidden">: ${titles[name]}</span>`)}
  </li>`;
}

function body(name: StepName, { site, settingsUrl, mayEdit }: SetupState): Html | false {
  const { id, docsOrigins, reportSampleRate } = site;
  switch (name) {
    case 'connection':
      return (
        mayEdit &&
        html`<form method="post" action="/sites/${id}/test">
          <input type="hidden" name="origin" value="${docsOrigins[0]}" />
          <input type="hidden" name="path" value="/" />
          <button data-busy="Testing…">Run the connection test</button>
        </form>
        <p class="hint">Requests are sent from this server, without a session. Nothing is changed.
          Docs below a path: <a href="/sites/${id}/test">choose the page</a>.</p>`
      );
    case 'docs':
      return html`${copyable('bookplate-json', bookplateJson(site, settingsUrl))}
        <p class="hint">Add what your file has beside these, such as personas. This step is done when a test or a report
          shows that the docs name this console.</p>`;
    case 'browser':
      return (
        mayEdit &&
        html`<p>Sign in to your dashboard in this browser. Then open the docs from the
        <a href="/sites/${id}/test">connection test</a>: it tells whether they recognise you.</p>`
      );
    case 'health':
      return (
        mayEdit &&
        reportSampleRate === 0 &&
        html`<p class="hint">Choose a <a href="#reportSampleRate">sampling rate</a> in the settings below. A report is the
        outcome, its reason and how long it took; nothing about the reader.</p>`
      );
  }
}

function dismiss({ id }: Site, step: StepName | 'all', text: Html | string): Html {
  return html`<form method="post" action="/sites/${id}/setup/dismiss">
    <input type="hidden" name="step" value="${step}" />
    <button class="plain">${text}</button>
  </form>`;
}

/**
 * What the docs need, once the checklist does not show it any more.
 *
 * @param state the steps and how far they are
 * @returns the piece; nothing while the checklist has it
 */
export function docsSettings({ site, settingsUrl, steps, mayEdit }: SetupState): Html | false {
  const isInChecklist = steps.some(
    ({ name, state, isDismissed }) => name === 'docs' && state !== 'done' && !isDismissed,
  );
  if (isInChecklist) return false;
  const isDismissed = steps.some((step) => step.isDismissed);
  return html`<details class="card">
    <summary>The bookplate.json of these docs</summary>
    <p>
      Docs read their settings from this console when they are built and check for changes afterwards; they keep
      working while it is down.
    </p>
    ${copyable('bookplate-json', bookplateJson(site, settingsUrl))}
    ${
      isDismissed &&
      countOpen(steps) === 0 &&
      mayEdit &&
      html`<form method="post" action="/sites/${site.id}/setup/restore">
        <button class="plain">Show the next steps again</button>
      </form>`
    }
  </details>`;
}
