import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInfoApi, type User } from '@bookplate/info-api/node';
import { listen } from '@bookplate-examples/company/listen';
import { onTestFinished } from 'vitest';
import type { WhenFinished } from './browser.ts';

/** Docs and an Info API whose every byte a test decides: on two subdomains of one site. */
export interface Site {
  readonly docsUrl: string;
  readonly apiUrl: string;
  /** Answers the docs' pages, and all but the icon that every browser requests. */
  docs: RequestListener;
  /** Answers the Info API. */
  api: RequestListener;
  /** The reader that our own Info API answers, unless `api` was replaced. It is the same for everyone: there are no cookies. */
  user: User | null;
  /** How often the Info API was asked. */
  questions: number;
}

/**
 * Starts a site for one test, on its own ports.
 *
 * @param whenFinished of the test's own context, where tests run side by side
 * @returns the site; by default its docs are {@link docsPage}, its Info API ours, and nobody is signed in
 */
export async function startSite(whenFinished: WhenFinished = onTestFinished): Promise<Site> {
  const servers = { docs: createServer(), api: createServer() };
  const docs = await listen(servers.docs, { port: 0, label: 'the docs' });
  const api = await listen(servers.api, { port: 0, label: 'the Info API' });
  whenFinished(async () => {
    await docs.close();
    await api.close();
  });
  const docsUrl = `http://docs.site.localhost:${docs.port}`;
  const apiUrl = `http://dash.site.localhost:${api.port}/user-info`;
  const site: Site = {
    docsUrl,
    apiUrl,
    docs: (_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(docsPage(site));
    },
    api: createInfoApi({ path: '/user-info', docsOrigins: [docsUrl], getUser: () => site.user }),
    user: null,
    questions: 0,
  };
  servers.docs.on('request', (request, response) => {
    // Chromium asks for it when it likes, also while a later page is held: it is never what a test answers.
    if (request.url === '/favicon.ico') response.writeHead(204).end();
    else site.docs(request, response);
  });
  servers.api.on('request', (request: IncomingMessage, response) => {
    if (request.method === 'GET') site.questions += 1;
    site.api(request, response);
  });
  return site;
}

export const ada: User = {
  groups: ['admin'],
  content: { firstName: 'Ada', plan: 'enterprise' },
  apiPlaygroundInputs: { header: { 'X-API-Key': 'ada-secret-key' } },
};
export const bob: User = { content: { firstName: 'Bob', plan: 'free' } };

/** The text of a script as it is published. */
export function builtScript(
  name: 'head' | 'deferred' | 'console' | 'bookplate' | 'bookplate.dev',
): string {
  return readFileSync(fileURLToPath(import.meta.resolve(`@bookplate/browser/${name}.js`)), 'utf8');
}

/** The tag that goes first into the head. */
export function scriptTag(
  site: Site,
  script: 'bookplate' | 'bookplate.dev' = 'bookplate',
  settings = '',
): string {
  return `<script data-api-url="${site.apiUrl}" ${settings}>${builtScript(script)}</script>`;
}

/** A page with a greeting, the reader's plan, and parts for signed-in and for anonymous readers. */
export function docsPage(site: Site, head = scriptTag(site)): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Docs</title>
<style>body { font: 20px sans-serif } #in, #out { display: block }</style></head><body>
<h1>Hello, <bookplate-text value="user.firstName">reader</bookplate-text></h1>
<p id="plan"><bookplate-text value="user.plan">no plan</bookplate-text></p>
<p id="out" data-bookplate-show="anonymous">Log in</p>
<p id="in" data-bookplate-show="identified">Welcome back</p>
</body></html>`;
}
