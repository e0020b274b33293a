import { createHash } from 'node:crypto';
import { examine, type Finding, parseSetup } from '@bookplate/doctor';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { afterSuite } from '../lib/after-suite.ts';
import { useBrowser } from '../lib/browser.ts';
import { type Site, startSite } from '../lib/site.ts';

/*
 * What the doctor says of a page's policies is what Chromium does with them: this table is the definition. Nothing in it says what is
 * right; the browser does.
 */

const { visitor } = useBrowser();
const whenFinished = afterSuite();
let site: Site;
let page: Page;
beforeAll(async () => {
  // One page for the whole table: policies are of a document.
  site = await startSite(whenFinished);
  page = await (await visitor(whenFinished)).openTab();
});

const head =
  "window.headRan = true; window.asked = fetch(document.currentScript.dataset.apiUrl, { credentials: 'include' }).then(() => true, () => false)";
const later = 'window.laterRan = true';
const laterPath = '/assets/bookplate.0a1b2c3d.js';
const digest = (text: string, algorithm = 'sha256'): string =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;
const hash = `'${digest(head)}'`;
const laterHash = `'${digest(later)}'`;
const urlSafe = hash.replaceAll('+', '-').replaceAll('/', '_');

/** A page and how it is served. */
interface Case {
  /** Values of Content-Security-Policy headers. `{api}` is the Info API's origin, `{docs}` that of the docs. */
  readonly headers?: readonly string[];
  readonly reportOnly?: string;
  /** What is above the head script. */
  readonly before?: string;
  /** What is between the two scripts. */
  readonly between?: string;
  readonly headAttributes?: string;
  readonly laterAttributes?: string;
  /** The whole of the document, with `{head}` and `{later}` for the scripts. */
  readonly html?: string;
}

const meta = (policy: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

/** Each is a script-src that is all of the policy. */
const scriptLists = [
  `'self' ${hash}`,
  hash,
  `'self'`,
  `'self' 'unsafe-inline'`,
  `'SELF' 'Unsafe-Inline'`,
  `'unsafe-inline'`,
  `'self' 'unsafe-inline' 'nonce-other'`,
  `'self' 'unsafe-inline' 'nonce-!'`,
  `'self' 'unsafe-inline' 'sha256-AAAA'`,
  `'self' 'unsafe-inline' ${hash}`,
  `'self' 'unsafe-inline' 'strict-dynamic'`,
  `'strict-dynamic' 'self' ${hash}`,
  `'strict-dynamic' ${hash} ${laterHash}`,
  `'Strict-Dynamic' 'self' 'unsafe-inline' https: http: ${hash}`,
  `'self' ${hash} 'none'`,
  `'none'`,
  `'None'`,
  ``,
  `* ${hash}`,
  `http: ${hash}`,
  `https: ${hash}`,
  `data: ${hash}`,
  `{docs} ${hash}`,
  `{docs}/ ${hash}`,
  `{docs}/assets/ ${hash}`,
  `{docs}/assets ${hash}`,
  `{docs}/other/ ${hash}`,
  `{docs}${laterPath} ${hash}`,
  `{docs}${laterPath}?v=1 ${hash}`,
  `{docs}/%61ssets/ ${hash}`,
  `{docs}/ASSETS/ ${hash}`,
  `docs.site.localhost ${hash}`,
  `docs.site.localhost:* ${hash}`,
  `DOCS.SITE.LOCALHOST:* ${hash}`,
  `*.site.localhost:* ${hash}`,
  `*.docs.site.localhost:* ${hash}`,
  `*.localhost:* ${hash}`,
  `*:* ${hash}`,
  `http://*:* ${hash}`,
  `https://docs.site.localhost:* ${hash}`,
  `ws://docs.site.localhost:* ${hash}`,
  `self ${hash}`,
  `"self" ${hash}`,
  `'self' ${urlSafe}`,
  `'self' 'SHA256-${digest(head).slice(7)}'`,
  `'self' '${digest(head, 'sha384')}'`,
  `'self' '${digest(head, 'sha512')}'`,
  `'self' ${hash.replaceAll("'", '')}`,
  `'self' 'unsafe-hashes' ${hash}`,
  `'self' 'report-sample' ${hash}`,
  `'self' 'nonce-n0nce'`,
];

/** Each is a connect-src. */
const connectLists = [
  `{api}`,
  `{api}/`,
  `{api}/user-info`,
  `{api}/user-info/`,
  `{api}/user`,
  `'self'`,
  `'none'`,
  ``,
  `'none' {api}`,
  `*`,
  `http:`,
  `https:`,
  `ws:`,
  `*.site.localhost`,
  `*.site.localhost:*`,
  `dash.site.localhost:*`,
  `https://dash.site.localhost:*`,
  `ws://dash.site.localhost:*`,
  `'strict-dynamic' {api}`,
  `'unsafe-inline'`,
];

const nonce = 'nonce="n0nce"';
const both = { headAttributes: nonce, laterAttributes: nonce };

const cases: readonly Case[] = [
  {},
  ...scriptLists.map((list) => ({ headers: [`script-src ${list}`] })),
  ...connectLists.map((list) => ({ headers: [`connect-src ${list}`] })),
  // Nonces, and integrity.
  { headers: [`script-src 'nonce-n0nce'`], ...both },
  { headers: [`script-src 'nonce-n0nce' 'strict-dynamic'`], ...both },
  { headers: [`script-src 'nonce-n0nce' 'strict-dynamic' 'self'`], headAttributes: nonce },
  { headers: [`script-src 'NONCE-n0nce'`], ...both },
  { headers: [`script-src 'nonce-N0NCE'`], ...both },
  { headers: [`script-src 'nonce-n0nce'`], headAttributes: nonce },
  {
    headers: [`script-src 'strict-dynamic' ${hash} ${laterHash}`],
    laterAttributes: `integrity="${digest(later)}"`,
  },
  {
    headers: [`script-src 'strict-dynamic' ${hash} ${laterHash}`],
    laterAttributes: `integrity="${digest(later, 'sha512')}"`,
  },
  {
    headers: [`script-src ${hash} ${laterHash}`],
    laterAttributes: `integrity="${digest(later)} ${digest(later, 'sha384')}"`,
  },
  // Fallbacks.
  { headers: [`default-src 'self'`] },
  { headers: [`default-src 'self' ${hash} {api}`] },
  { headers: [`default-src 'none'; script-src 'self' ${hash}; connect-src {api}`] },
  { headers: [`default-src 'none'; script-src 'self' ${hash}`] },
  { headers: [`default-src 'none'; connect-src {api}`] },
  { headers: [`default-src 'strict-dynamic' 'self' ${hash} {api}`] },
  { headers: [`script-src 'none'; script-src-elem 'self' ${hash}`] },
  { headers: [`script-src 'self' ${hash}; script-src-elem 'none'`] },
  { headers: [`script-src-attr 'none'; style-src 'none'; frame-src 'none'; img-src 'none'`] },
  { headers: [`script-src 'self' ${hash}; script-src 'none'`] },
  { headers: [`script-src 'none'; script-src 'self' ${hash}`] },
  { headers: [`SCRIPT-SRC 'none'`] },
  { headers: [`  ;; script-src\t'self'   ${hash} ;`] },
  // Several policies.
  { headers: [`script-src 'self' ${hash}`, `script-src 'self'`] },
  { headers: [`script-src 'self' ${hash}, connect-src 'self'`] },
  { headers: [`script-src 'self' ${hash}`, `script-src ${hash}`] },
  { headers: [`connect-src *`, `default-src * 'unsafe-inline'`] },
  // In the page.
  { before: meta(`script-src 'none'`) },
  { before: meta(`script-src 'self' ${hash}; connect-src {api}`) },
  { before: meta(`connect-src 'self'`) },
  { before: meta(`connect-src 'self', script-src 'none'`) },
  { between: meta(`script-src 'none'`) },
  { between: meta(`script-src 'self'`) },
  { between: meta(`connect-src 'none'`) },
  { before: meta(`sandbox`) },
  { before: meta('') },
  {
    before: meta(`script-src 'none'`).replace('Content-Security-Policy', 'CONTENT-security-policy'),
  },
  {
    before: meta(`script-src 'none'`).replace(
      'Content-Security-Policy',
      'Content-Security-Policy-Report-Only',
    ),
  },
  { before: `<!-- ${meta(`script-src 'none'`)} -->` },
  { before: `<template>${meta(`script-src 'none'`)}</template>` },
  { before: `<noscript>${meta(`script-src 'none'`)}</noscript>` },
  { html: `<!doctype html><body>${meta(`script-src 'none'`)}{head}{later}` },
  { html: `<!doctype html><head></head>${meta(`script-src 'none'`)}{head}{later}` },
  { html: `<!doctype html><div>${meta(`script-src 'none'`)}</div>{head}{later}` },
  { headers: [`script-src 'self' ${hash}`], before: meta(`script-src ${hash}`) },
  { before: '<base href="/elsewhere/">', headers: [`script-src {docs}/assets/ ${hash}`] },
  { before: '<base href="{api}/">', headers: [`script-src 'self' ${hash}`] },
  // What only reports, and what switches off otherwise.
  { reportOnly: `default-src 'none'; sandbox` },
  { headers: [`require-trusted-types-for 'script'`] },
  { headers: [`require-trusted-types-for 'script'; trusted-types 'none'`] },
  { headers: ['sandbox'] },
  { headers: ['sandbox allow-scripts'] },
  { headers: ['sandbox allow-same-origin'] },
  { headers: ['sandbox allow-scripts allow-same-origin'] },
  { headers: ['SANDBOX Allow-Scripts ALLOW-SAME-ORIGIN'] },
  { headers: ['upgrade-insecure-requests'] },
  { headers: ['block-all-mixed-content'] },
];

/** What works of the page. */
interface Works {
  readonly head: boolean;
  readonly later: boolean;
  readonly request: boolean;
}

function serve(given: Case): void {
  const urls = (text: string): string =>
    text.replaceAll('{api}', new URL(site.apiUrl).origin).replaceAll('{docs}', site.docsUrl);
  const { before = '', between = '', headAttributes = '', laterAttributes = '' } = given;
  const first = `<script ${headAttributes} data-api-url="${site.apiUrl}">${head}</script>`;
  const second = `<script ${laterAttributes} src="${laterPath}"></script>`;
  const html =
    given.html ??
    `<!doctype html><html><head><meta charset="utf-8">${before}{head}${between}{later}<title>Docs</title></head><body>Hello</body></html>`;
  site.docs = ({ url }, response) => {
    if (url?.startsWith(laterPath)) {
      response.setHeader('content-type', 'text/javascript').end(later);
      return;
    }
    response.setHeader('content-type', 'text/html');
    if (given.headers) response.setHeader('content-security-policy', given.headers.map(urls));
    if (given.reportOnly)
      response.setHeader('content-security-policy-report-only', urls(given.reportOnly));
    response.end(urls(html).replace('{head}', first).replace('{later}', second));
  };
}

/** Opens the page in Chromium, and looks. */
async function browse(): Promise<Works> {
  await page.goto(site.docsUrl, { waitUntil: 'load' });
  const ran = await page.evaluate(() => {
    const seen = window as unknown as { headRan?: boolean; laterRan?: boolean };
    return { head: seen.headRan === true, later: seen.laterRan === true };
  });
  // Where the head script does not run, the page asks by another: a policy treats all alike.
  const request = await page.evaluate((apiUrl) => {
    const { asked } = window as unknown as { asked?: Promise<boolean> };
    return (
      asked ??
      fetch(apiUrl, { credentials: 'include' }).then(
        () => true,
        () => false,
      )
    );
  }, site.apiUrl);
  return { ...ran, request };
}

async function diagnose(): Promise<{ works: Works; findings: Finding[]; outcome: string }> {
  const findings: Finding[] = [];
  let outcome = '';
  const setup = parseSetup({ docsUrl: `${site.docsUrl}/`, apiUrl: site.apiUrl });
  for await (const event of examine(setup)) {
    if (event.type === 'finding') findings.push(event.finding);
    if (event.type === 'verdict') outcome = event.outcome;
  }
  const blocked = new Set(
    findings.flatMap((finding) => (finding.code === 'csp-blocks-script' ? finding.args.parts : [])),
  );
  const isBlocked = findings.some(
    ({ code, severity }) => code === 'csp-blocks-api' && severity === 'error',
  );
  const works = {
    head: !blocked.has('head'),
    later: !blocked.has('later'),
    request: !isBlocked,
  };
  return { works, findings, outcome };
}

test.each(cases)('the doctor says of %j what Chromium does', async (given) => {
  serve(given);
  const seen = await browse();
  const { works, findings, outcome } = await diagnose();
  expect({ works, codes: findings.map(({ code }) => code) }).toMatchObject({ works: seen });
  // Nobody is signed in, so more than "unknown" cannot be said of a page that works.
  const isFine = seen.head && seen.later && seen.request;
  expect(outcome).toBe(isFine ? 'unknown' : 'broken');
});
