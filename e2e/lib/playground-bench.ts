import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Visitor } from './browser.ts';
import { longAway } from './clock.ts';
import { type PlaygroundOnPage, readPackageFile } from './playgrounds.ts';
import { ada, builtScript, scriptTag, type Site, startSite } from './site.ts';

/** The API of these tests. */
export const spec = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: '/{region}', variables: { region: { default: 'us', enum: ['us', 'eu'] } } }],
  security: [{ key: [] }],
  paths: {
    '/me': { get: { tags: ['Me'], responses: { 200: { description: 'OK' } } } },
    '/admin': {
      get: {
        tags: ['Hush hush'],
        'x-groups': ['admin'],
        responses: { 200: { description: 'OK' } },
      },
    },
  },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } } },
};

/** The same API, but for how its one operation is called. */
export function specWith(security: object, path = '/me', operation: object = {}): object {
  return {
    ...spec,
    security: [{ scheme: [] }],
    paths: {
      [path]: { get: { tags: ['Me'], responses: { 200: { description: 'OK' } }, ...operation } },
    },
    components: {
      securitySchemes: {
        scheme: security,
        ...('$ref' in security && { bearer: { type: 'http', scheme: 'bearer' } }),
      },
    },
  };
}

/** A docs page with a playground, and an API on the same origin that notes what it is asked. */
export interface Bench {
  readonly playground: PlaygroundOnPage;
  readonly site: Site;
  readonly page: Page;
  readonly asked: IncomingMessage[];
  readonly logs: string[];
  /** All that the page sent anywhere, each as one text. */
  readonly requests: string[];
  /** From now on the API does not answer until what this returns is called. */
  holdAnswers(): () => void;
  /** Sends the operation's request and returns what arrived. */
  send(): Promise<{
    key: unknown;
    authorization: unknown;
    cookie: unknown;
    url: string | undefined;
  }>;
}

/**
 * Opens a page with a playground, and waits until it is ready.
 *
 * @param visitor makes the reader
 * @param playground which
 * @param user the reader that the Info API knows
 * @param document of the API
 * @returns the page, with what it sends
 */
export async function openBench(
  visitor: () => Promise<Visitor>,
  playground: PlaygroundOnPage,
  user: Site['user'],
  document: object = spec,
): Promise<Bench> {
  const site = await startSite();
  site.user = user;
  const asked: IncomingMessage[] = [];
  let answering = Promise.resolve();
  const openapi = fileURLToPath(new URL('.', import.meta.resolve('@bookplate/openapi')));
  const protocol = fileURLToPath(new URL('.', import.meta.resolve('@bookplate/protocol')));
  site.docs = (request, response) => {
    const path = request.url?.replace(/\?.*$/, '') ?? '';
    const folder = path.startsWith('/openapi/')
      ? openapi
      : path.startsWith('/protocol/')
        ? protocol
        : undefined;
    if (/^\/(us|eu)\//.test(path)) {
      asked.push(request);
      response.setHeader('content-type', 'application/json');
      void answering.then(() => response.end('{"account":"of-ada"}'));
    } else if (folder)
      response
        .setHeader('content-type', 'text/javascript')
        .end(readFileSync(folder + path.replace(/^\/\w+\//, ''), 'utf8'));
    else if (path.startsWith('/package/'))
      response
        .setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'text/javascript')
        .end(readPackageFile(path.slice('/package/'.length)));
    else
      response
        .setHeader('set-cookie', 'session=of-the-dashboard')
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(pageOf(site, playground, document));
  };
  const page = await (await visitor()).openTab();
  const logs: string[] = [];
  page.on('console', (message) => logs.push(message.text()));
  const requests: string[] = [];
  page.on('request', (request) => {
    requests.push(
      JSON.stringify([
        request.url(),
        request.headers(),
        request.hasPostData() && request.postData(),
      ]),
    );
  });
  await page.setViewport({ width: 1_300, height: 900 });
  await page.goto(site.docsUrl);
  await playground.ready(page);
  await page.waitForFunction(() => window.bookplate?.outcome);
  const send: Bench['send'] = async () => {
    const before = asked.length;
    // With the answer a playground may start again, and a click just before that is lost.
    await page.waitForFunction(() => window.bookplate?.outcome);
    await playground.ready(page);
    await playground.send(page);
    await expect.poll(() => asked.length).toBeGreaterThan(before);
    const { headers, url } = asked.at(-1)!;
    return {
      key: headers['x-api-key'] || undefined,
      authorization: headers.authorization,
      cookie: headers.cookie,
      url,
    };
  };
  const holdAnswers = (): (() => void) => {
    let release = (): void => {};
    answering = new Promise((resolve) => (release = resolve));
    return release;
  };
  return { playground, site, page, asked, logs, requests, holdAnswers, send };
}

function pageOf(site: Site, { files, script }: PlaygroundOnPage, document: object): string {
  const tags = files.map((file) =>
    file.endsWith('.css')
      ? `<link rel="stylesheet" href="/package/${file}">`
      : `<script src="/package/${file}"></script>`,
  );
  const imports = {
    '@bookplate/openapi': '/openapi/index.js',
    '@bookplate/openapi/': '/openapi/',
    '@bookplate/protocol': '/protocol/index.js',
  };
  const source = script.replace(/@bookplate\/openapi\/([\w-]+)/, '@bookplate/openapi/$1.js');
  // With a console, to which every page reports.
  const settings = `data-console="${site.docsUrl}/console/settings.json" data-report-sample-rate="1"`;
  return `<!doctype html><html lang="en"><head>${scriptTag(site, 'bookplate', settings)}
<script>${builtScript('console')}</script><title>Reference</title>
<script type="importmap">${JSON.stringify({ imports })}</script>${tags.join('')}</head>
<body><div id="reference"></div><input type="radio" id="of-the-page" value="ada"><script type="module">
import { syncPlayground } from '@bookplate/openapi';
const spec = ${JSON.stringify(document)};
${source}
</script></body></html>`;
}

/** Ada's. */
export const key = 'ada-secret-key';
/** Ada, in no group, whose server is another. */
export const inEurope = {
  ...ada,
  groups: [],
  apiPlaygroundInputs: { header: { 'X-API-Key': key }, server: { region: 'eu' } },
};

/** Signs in, or out, elsewhere, comes back, and waits until the playground has its new document. */
export async function returnAs(bench: Bench, user: Site['user']): Promise<void> {
  await changeReader(bench, user);
  // It lays it out in steps.
  await bench.playground.ready(bench.page);
}

/** The same, until the page knows. */
export async function changeReader(bench: Bench, user: Site['user']): Promise<void> {
  bench.site.user = user;
  await longAway(bench.page);
  await bench.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener('bookplate:reader', () => resolve(), { once: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }),
  );
}

/** The values of the fields, shadow roots included. */
export function valuesOn(page: Page): Promise<readonly string[]> {
  return page.$$eval('>>> input', (fields) => fields.map(({ value }) => value));
}
