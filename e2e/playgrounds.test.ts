import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { longAway, useBrowser } from './lib/browser.ts';
import { type PlaygroundOnPage, playgrounds, readPackageFile } from './lib/playgrounds.ts';
import { ada, scriptTag, type Site, startSite } from './lib/site.ts';

const { visitor } = useBrowser();

const spec = {
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

/** A docs page with a playground, and an API on the same origin that notes what it is asked. */
interface Bench {
  readonly site: Site;
  readonly page: Page;
  readonly asked: IncomingMessage[];
  readonly logs: string[];
  /** Sends the operation's request and returns what arrived. */
  send(): Promise<{ key: unknown; cookie: unknown; url: string | undefined }>;
}

async function open(playground: PlaygroundOnPage, user: Site['user']): Promise<Bench> {
  const site = await startSite();
  site.user = user;
  const asked: IncomingMessage[] = [];
  const openapi = fileURLToPath(new URL('.', import.meta.resolve('@bookplate/openapi')));
  const protocol = fileURLToPath(new URL('.', import.meta.resolve('@bookplate/protocol')));
  site.docs = (request, response) => {
    const path = request.url?.replace(/\?.*$/, '') ?? '';
    const folder = path.startsWith('/openapi/')
      ? openapi
      : path.startsWith('/protocol/')
        ? protocol
        : undefined;
    if (/^\/(us|eu)\/me$/.test(path)) {
      asked.push(request);
      response.setHeader('content-type', 'application/json').end('{}');
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
        .end(pageOf(site, playground));
  };
  const page = await (await visitor()).openTab();
  const logs: string[] = [];
  page.on('console', (message) => logs.push(message.text()));
  await page.setViewport({ width: 1_300, height: 900 });
  await page.goto(site.docsUrl);
  await playground.ready(page);
  const send: Bench['send'] = async () => {
    const before = asked.length;
    await playground.send(page);
    await expect.poll(() => asked.length, { timeout: 10_000 }).toBeGreaterThan(before);
    const { headers, url } = asked.at(-1)!;
    return { key: headers['x-api-key'] || undefined, cookie: headers.cookie, url };
  };
  return { site, page, asked, logs, send };
}

function pageOf(site: Site, { files, script }: PlaygroundOnPage): string {
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
  return `<!doctype html><html lang="en"><head>${scriptTag(site)}<title>Reference</title>
<script type="importmap">${JSON.stringify({ imports })}</script>${tags.join('')}</head>
<body><div id="reference"></div><script type="module">
import { keepPlayground } from '@bookplate/openapi';
const spec = ${JSON.stringify(spec)};
${source}
</script></body></html>`;
}

const key = 'ada-secret-key';
const inEurope = {
  ...ada,
  groups: [],
  apiPlaygroundInputs: { header: { 'X-API-Key': key }, server: { region: 'eu' } },
};

/** Signs in, or out, elsewhere, and comes back. */
async function returnAs(bench: Bench, user: Site['user']): Promise<void> {
  bench.site.user = user;
  await longAway();
  const settled = bench.page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        addEventListener('bookplate:reader', () => setTimeout(resolve, 300), { once: true }),
      ),
  );
  await bench.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await settled;
}

for (const playground of playgrounds) {
  const { name } = playground;

  test(`${name} sends the reader's key, to their server, without the dashboard's cookie`, async () => {
    const bench = await open(playground, inEurope);
    expect(await bench.send()).toEqual({ key, cookie: undefined, url: '/eu/me' });
  });

  test(`${name} has the key on the next page, too, where the reader is remembered and not asked about`, async () => {
    const bench = await open(playground, inEurope);
    expect(await bench.send()).toMatchObject({ key });
    await bench.page.goto(`${bench.site.docsUrl}/next`);
    await playground.ready(bench.page);
    expect(await bench.send()).toMatchObject({ key });
  });

  test(`${name} is filled when the reader is known late, and emptied when they are signed out`, async () => {
    const bench = await open(playground, null);
    expect(await bench.send()).toMatchObject({ key: undefined });
    await returnAs(bench, { ...ada, groups: [] });
    expect(await bench.send()).toMatchObject({ key });
    await returnAs(bench, null);
    expect(await bench.send()).toMatchObject({ key: undefined });
  });

  test(`${name} keeps what the reader typed`, async () => {
    const bench = await open(playground, null);
    await playground.type(bench.page, 'typed-key');
    await returnAs(bench, { ...ada, groups: [] });
    expect(await bench.send()).toMatchObject({ key: 'typed-key' });
  });

  test(`${name} has the key of the other account after a change, and then none`, async () => {
    const bench = await open(playground, { ...ada, groups: [] });
    expect(await bench.send()).toMatchObject({ key });
    const header = { 'X-API-Key': 'bob-key' };
    await returnAs(bench, { content: { firstName: 'Bob' }, apiPlaygroundInputs: { header } });
    expect(await bench.send()).toMatchObject({ key: 'bob-key' });
    await returnAs(bench, { content: { firstName: 'Bob' } });
    expect(await bench.send()).toMatchObject({ key: undefined });
  });

  test(`${name} shows the operations of the reader's groups`, async () => {
    const bench = await open(playground, null);
    const isShown = (): Promise<boolean> =>
      bench.page.evaluate(() => {
        const root = document.querySelector('rapi-doc')?.shadowRoot;
        const text = (root ?? document.querySelector('#reference'))?.textContent;
        return text?.includes('Hush hush') ?? false;
      });
    expect(await isShown()).toBe(false);
    await returnAs(bench, ada);
    await expect.poll(isShown, { timeout: 10_000 }).toBe(true);
    await returnAs(bench, null);
    await expect.poll(isShown, { timeout: 10_000 }).toBe(false);
  });

  test(`${name} leaves the key nowhere but in its field`, async () => {
    const bench = await open(playground, { ...ada, groups: [] });
    // All of the page but the field itself.
    const html = await bench.page.evaluate((samples) => {
      const shadow = document.querySelector('rapi-doc')?.shadowRoot?.innerHTML ?? '';
      const copy = new DOMParser().parseFromString(
        document.documentElement.outerHTML + shadow,
        'text/html',
      );
      for (const shown of copy.querySelectorAll(['input', samples].filter(Boolean).join()))
        shown.remove();
      return copy.documentElement.outerHTML;
    }, playground.samples);
    expect(await bench.send()).toMatchObject({ key });
    const kept = await bench.page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const stored = [localStorage, sessionStorage].map((storage) => Object.entries(storage));
      return JSON.stringify([stored, databases, location.href, document.cookie]);
    });
    expect(kept).not.toContain(key);
    expect(bench.logs.join('\n')).not.toContain(key);
    expect(Array.from(html.matchAll(new RegExp(`.{0,80}${key}.{0,20}`, 'g')), String)).toEqual([]);
  });
}
