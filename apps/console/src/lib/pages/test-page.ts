import { type Explanation, explain, type Finding, type Verdict } from '@bookplate/doctor';
import type { Person } from '../people/person.ts';
import { mayActAs } from '../people/roles.ts';
import type { Site } from '../sites/site.ts';
import { browserTest, browserTestButton } from './browser-test.ts';
import { banner, field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page, pageStart } from './layout.ts';
import { siteLayout } from './site-layout.ts';

/** What a test is about. */
export interface TestState {
  readonly person: Person;
  readonly site: Site;
  /** Which of the site's origins, and which page of it. */
  readonly origin: string;
  readonly path: string;
  /** Where this console publishes the site's settings. */
  readonly settingsUrl: string;
}

/**
 * The page from which a site is tested.
 *
 * @param state the site, and what is wrong with what was asked for
 * @returns the document
 */
export function testPage(state: TestState & { readonly problem?: string }): Html {
  const { person, site, problem } = state;
  return page(
    siteLayout({
      person,
      site,
      view: 'test',
      content: html`${problem !== undefined && banner(problem)} ${forms(state)}`,
    }),
  );
}

/**
 * The beginning of a running test. Findings follow as they come, each an item of its list.
 *
 * @param state the site
 * @returns the document, open at its end
 */
export function testStart(state: TestState): Html {
  const { person, site } = state;
  return pageStart(
    siteLayout({
      person,
      site,
      view: 'test',
      content: html`${forms(state)}
        <h2>What the doctor finds</h2>
        <p class="hint">It asks your docs and your Info API from this server, signed out, and changes nothing.</p>
        <ol class="findings">`,
    }),
  );
}

/**
 * One request that was sent.
 *
 * @param text of the request and what came of it
 * @returns the item
 */
export function testStep(text: string): Html {
  return html`<li class="step"><code>${text}</code></li>`;
}

/**
 * One finding, without its fix: how to word that is known at the end only.
 *
 * @param finding from the doctor
 * @param words of it
 * @returns the item
 */
export function testFinding({ severity, code }: Finding, words: Explanation): Html {
  return html`<li class="finding ${severity}">
    <b>${severityWords[severity]}: ${words.title}</b>
    <p>${words.meaning}</p>
    <p class="hint">${code}</p>
  </li>`;
}

/**
 * The end of a test: the verdict, and what to do.
 *
 * @param verdict from the doctor
 * @param findings of the test
 * @param urls that were tested
 * @returns the rest of the document
 */
export function testEnd(
  verdict: Verdict,
  findings: readonly Finding[],
  urls: { readonly docsOrigin: string; readonly apiUrl: string },
): Html {
  const seconds = (verdict.milliseconds / 1_000).toFixed(1);
  const codes = findings.map(({ code }) => code);
  const fixes = findings.map((finding) =>
    explain(finding, { ...urls, stack: verdict.stack, codes }),
  );
  return html`</ol>
    ${banner(`${summarize(verdict)} ${verdict.requests} requests, ${seconds} s.`, tone(verdict))}
    ${
      fixes.length > 0 &&
      html`<h2>What to do</h2>
        ${fixes.map(
          ({ title, fix, paste }) => html`<section class="card">
            <h3>${title}</h3>
            <p>${fix}</p>
            ${paste !== undefined && paste !== '' && html`<pre tabindex="0"><code>${paste}</code></pre>`}
          </section>`,
        )}`
    }`;
}

/**
 * The end of a test that was not finished.
 *
 * @param why in words
 * @returns the rest of the document
 */
export function testBroken(why: string): Html {
  return html`</ol>${banner(why)}`;
}

function forms({ person, site, origin, path, settingsUrl }: TestState): Html {
  const mayTest = mayActAs(person.role, 'editor');
  return html`<p>
      Does the handshake work? The doctor looks from outside, signed out; a test in this browser runs the
      handshake itself on a page of the docs, as whoever you are there.
    </p>
    <form class="card" method="post" action="/sites/${site.id}/test">
    <fieldset ${!mayTest && 'disabled'}>
      <legend class="hidden">Connection test</legend>
      <div class="field">
        <label for="origin">Docs origin</label>
        <select id="origin" name="origin">
          ${site.docsOrigins.map(
            (each) => html`<option ${each === origin && 'selected'}>${each}</option>`,
          )}
        </select>
      </div>
      ${field({ name: 'path', label: 'Page of the docs', value: path, hint: 'Such as /docs/ where the docs are below a path.' })}
    </fieldset>
    ${
      mayTest
        ? html`<p class="actions">
              <button>Run the connection test</button> ${browserTestButton}
            </p>
            <noscript><p class="hint">The test in this browser needs JavaScript.</p></noscript>`
        : html`<p class="hint">You are a viewer: editors and owners can run the test.</p>`
    }
    </form>
    ${mayTest && browserTest({ site, origin, settingsUrl })}`;
}

const severityWords = {
  error: 'Broken',
  danger: 'Dangerous',
  warning: 'Weak',
  note: 'Note',
} as const;

function summarize({ outcome, findings, notRun, seen: { signedInReader } }: Verdict): string {
  if (outcome === 'broken') return 'It does not work.';
  if (outcome === 'unknown')
    return signedInReader === 'not-checked' && notRun === 0
      ? 'It works for anonymous readers; a signed-in reader was not checked. Run the test in this browser while you are signed in.'
      : 'Some checks could not run.';
  return findings === 0 ? 'It works.' : 'It works, with something to look at.';
}

function tone({ outcome, findings }: Verdict): 'bad' | 'good' | 'note' {
  if (outcome === 'broken') return 'bad';
  return outcome === 'works' && findings === 0 ? 'good' : 'note';
}
