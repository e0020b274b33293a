import { bookplateJson } from '../setup/bookplate-json.ts';
import type { Site } from '../sites/site.ts';
import { type BrowserResult, browserResults } from '../test-run/browser-results.ts';
import { assets } from '../web/assets.ts';
import { type Html, html } from './html.ts';

/** What the button of {@link browserTestButton} does, and where its result appears. Without JavaScript, nothing of it does. */
export function browserTest(options: {
  readonly site: Site;
  readonly origin: string;
  readonly settingsUrl: string;
}): Html {
  const { site, origin, settingsUrl } = options;
  const { apiUrl, loginUrl } = site;
  const json = bookplateJson(site, settingsUrl);
  const results = browserResults({ docsOrigin: origin, apiUrl, loginUrl, json });
  return html`<div id="browser-test" role="status"></div>
    ${Object.entries(results).map(
      ([name, result]) =>
        html`<template data-result="${name}" data-outcome="${result.outcome ?? ''}">${resultOf(result)}</template>`,
    )}
    <template data-result="running">
      <p class="banner note">Waiting for the docs, in a window of their own …</p>
    </template>
    <template data-result="testing">
      <p class="banner note">Testing. This takes a few seconds, at most 20 …</p>
    </template>
    <script type="module" src="${assets.browserTest.path}"></script>`;
}

/** Beside the one that runs the doctor. Its script shows it. */
export const browserTestButton: Html = html`<button type="button" class="second" id="run-in-browser" form="connection-test" hidden>
  Test as me (opens the docs)
</button>`;

function resultOf(result: BrowserResult): Html {
  const { tone, title, meaning, causes = [], link, fix, paste, isTestNext = false } = result;
  const headline = html`<b>${title}</b> <span data-details></span>`;
  if (fix === '') return html`<div class="banner ${tone}">${headline} ${meaning}</div>`;
  return html`<div class="banner ${tone}">${headline}</div>
    <section class="card">
      <p>${meaning}</p>
      ${causes.length > 0 && html`<ul>${causes.map((cause) => html`<li>${cause}</li>`)}</ul>`}
      ${link && html`<p><a href="${link.href}" target="_blank" rel="noopener">${link.text}</a></p>`}
      <p>${fix}</p>
      ${isTestNext && html`<p><button form="connection-test">Run the connection test</button></p>`}
      ${paste !== undefined && paste !== '' && html`<pre tabindex="0"><code>${paste}</code></pre>`}
    </section>`;
}
