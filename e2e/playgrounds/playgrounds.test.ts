import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { longAway, passTime } from '../lib/clock.ts';
import { contextsOf, everythingShown, expectOnlyTheApiHas } from '../lib/everything-kept.ts';
import { type PlaygroundOnPage, playgrounds, readPackageFile } from '../lib/playgrounds.ts';
import { ada, builtScript, scriptTag, type Site, startSite } from '../lib/site.ts';

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

/** The same API, but for how its one operation is called. */
function specWith(security: object, path = '/me', operation: object = {}): object {
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
interface Bench {
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

async function open(
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
    // With the answer a playground may start anew, and a click just before that is lost.
    await page.waitForFunction(() => window.bookplate?.outcome);
    await playground.ready(page);
    await playground.send(page);
    await expect.poll(() => asked.length, { timeout: 10_000 }).toBeGreaterThan(before);
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
  const settings = `data-console="${site.docsUrl}/console/settings.json" data-report-share="1"`;
  return `<!doctype html><html lang="en"><head>${scriptTag(site, 'bookplate', settings)}
<script>${builtScript('console')}</script><title>Reference</title>
<script type="importmap">${JSON.stringify({ imports })}</script>${tags.join('')}</head>
<body><div id="reference"></div><input type="radio" id="of-the-page" value="ada"><script type="module">
import { keepPlayground } from '@bookplate/openapi';
const spec = ${JSON.stringify(document)};
${source}
</script></body></html>`;
}

const key = 'ada-secret-key';
const inEurope = {
  ...ada,
  groups: [],
  apiPlaygroundInputs: { header: { 'X-API-Key': key }, server: { region: 'eu' } },
};

/** Signs in, or out, elsewhere, comes back, and waits until the playground has its new document. */
async function returnAs(bench: Bench, user: Site['user']): Promise<void> {
  await changeReader(bench, user);
  // It lays it out in steps.
  await bench.playground.ready(bench.page);
}

/** The same, until the page knows. */
async function changeReader(bench: Bench, user: Site['user']): Promise<void> {
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

/** What stands in the fields, shadow roots included. */
function valuesOn(page: Page): Promise<readonly string[]> {
  return page.$$eval('>>> input', (fields) => fields.map(({ value }) => value));
}

for (const playground of playgrounds) {
  const { name } = playground;

  test(`${name} sends the reader's key, to their server, without the dashboard's cookie`, async () => {
    const bench = await open(playground, inEurope);
    expect(await bench.send()).toMatchObject({ key, cookie: undefined, url: '/eu/me' });
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
    expect(await valuesOn(bench.page)).not.toContain(key);
    expect(await bench.send()).toMatchObject({ key: undefined });
  });

  test(`${name} keeps what the reader typed`, async () => {
    const bench = await open(playground, null);
    await playground.type(bench.page, 'typed-key');
    await returnAs(bench, { ...ada, groups: [] });
    expect(await bench.send()).toMatchObject({ key: 'typed-key' });
    // With a server of their own it is another document.
    await returnAs(bench, inEurope);
    expect(await bench.send()).toMatchObject({ key: 'typed-key', url: '/eu/me' });
  });

  test(`${name} leaves the field empty that the reader emptied, until they choose another key`, async () => {
    const keys = [
      { name: 'Production', header: { 'X-API-Key': key } },
      { name: 'Sandbox', header: { 'X-API-Key': 'sandbox-key' } },
    ];
    const user = { ...ada, groups: [], apiPlaygroundInputs: { keys } };
    const bench = await open(playground, user);
    expect(await bench.send()).toMatchObject({ key });
    await playground.empty(bench.page);
    await returnAs(bench, user);
    expect(await bench.send()).toMatchObject({ key: undefined });
    await bench.page.select('[data-bookplate-keys] select', 'Sandbox');
    await playground.ready(bench.page);
    expect(await bench.send()).toMatchObject({ key: 'sandbox-key' });
  });

  test(`${name} has the key of the other account after a change, and then none`, async () => {
    const bench = await open(playground, inEurope);
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
    await changeReader(bench, ada);
    await expect.poll(isShown, { timeout: 10_000 }).toBe(true);
    await changeReader(bench, null);
    await expect.poll(isShown, { timeout: 10_000 }).toBe(false);
  });

  test(`${name} is emptied when the reader expires`, async () => {
    const expiresAt = Math.floor(Date.now() / 1_000) + 60;
    const bench = await open(playground, { ...ada, groups: [], expiresAt });
    expect(await bench.send()).toMatchObject({ key });
    bench.site.user = null;
    await passTime(bench.page, 60_000);
    await bench.page.waitForFunction(() => window.bookplate?.user === null);
    expect(await bench.send()).toMatchObject({ key: undefined });
  });

  test.each([
    ['a bearer token', { type: 'http', scheme: 'bearer' }, 'Bearer tok'],
    [
      'a token to a scheme by reference',
      { $ref: '#/components/securitySchemes/bearer' },
      'Bearer tok',
    ],
    [
      'an OpenID Connect token',
      { type: 'openIdConnect', openIdConnectUrl: '/openid-configuration' },
      'Bearer tok',
    ],
    [
      'an OAuth 2 token',
      {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: '/authorize',
            tokenUrl: '/token',
            scopes: {},
          },
        },
      },
      'Bearer tok',
    ],
    [
      'a name and password',
      { type: 'http', scheme: 'basic' },
      `Basic ${Buffer.from('ada:password').toString('base64')}`,
    ],
  ])(`${name} sends %s`, async (_what, scheme, authorization) => {
    const apiPlaygroundInputs = { header: { Authorization: authorization } };
    const user = { ...ada, groups: [], apiPlaygroundInputs };
    const bench = await open(playground, user, specWith(scheme));
    expect(await bench.send()).toMatchObject({ authorization });
    // Also where it is the reader's name.
    expect(await bench.page.$eval('input#of-the-page', ({ value }) => value)).toBe('ada');
    await returnAs(bench, null);
    expect((await bench.send()).authorization).not.toBe(authorization);
  });

  test(`${name} sends the reader's path parameters`, async () => {
    const parameters = [
      { name: 'accountId', in: 'path', required: true, schema: { type: 'string' } },
    ];
    const document = specWith(spec.components.securitySchemes.key, '/accounts/{accountId}', {
      parameters,
    });
    const apiPlaygroundInputs = { path: { accountId: 'acme-7' } };
    const bench = await open(playground, { ...ada, groups: [], apiPlaygroundInputs }, document);
    expect(await bench.send()).toMatchObject({ url: '/us/accounts/acme-7' });
  });

  test.each(['operation', 'path'])(
    `${name} fills the variables of a server of the %s’s own`,
    async (place) => {
      const variables = { region: { default: 'us', enum: ['us', 'eu'] } };
      const servers = [{ url: '/{region}/v2', variables }];
      const document = {
        ...spec,
        paths: {
          '/me': {
            ...(place === 'path' && { servers }),
            get: { ...spec.paths['/me'].get, ...(place === 'operation' && { servers }) },
          },
        },
      };
      const bench = await open(playground, null, document);
      expect(await bench.send()).toMatchObject({ url: '/us/v2/me' });
      await returnAs(bench, inEurope);
      expect(await bench.send()).toMatchObject({ key, url: '/eu/v2/me' });
    },
  );

  test(`${name} stays with its own server where the reader's is none of its values`, async () => {
    const server = { region: 'mars' };
    const apiPlaygroundInputs = { header: { 'X-API-Key': key }, server };
    const bench = await open(playground, { ...ada, groups: [], apiPlaygroundInputs });
    expect(await bench.send()).toMatchObject({ key, url: '/us/me' });
  });

  test(`${name} has the key that the reader chooses above it, and after a reload`, async () => {
    const keys = [
      { name: 'Production', header: { 'X-API-Key': key } },
      { name: 'Sandbox', header: { 'X-API-Key': 'sandbox-key' }, server: { region: 'eu' } },
    ];
    const { page, send } = await open(playground, {
      ...ada,
      groups: [],
      apiPlaygroundInputs: { keys },
    });
    expect(await send()).toMatchObject({ key, url: '/us/me' });
    const select = await page.waitForSelector('label ::-p-aria([role="combobox"][name="Key"])', {
      visible: true,
    });
    await select?.select('Sandbox');
    await playground.ready(page);
    expect(await send()).toMatchObject({ key: 'sandbox-key', url: '/eu/me' });
    await page.reload();
    await playground.ready(page);
    expect(await send()).toMatchObject({ key: 'sandbox-key', url: '/eu/me' });
  });

  test(`${name} has the reader send cookies themselves, and covers them until asked`, async () => {
    const apiPlaygroundInputs = { cookie: { sid: 'c00kie' } };
    const bench = await open(
      playground,
      { ...ada, groups: [], apiPlaygroundInputs },
      specWith({ type: 'apiKey', in: 'cookie', name: 'sid' }),
    );
    const { page } = bench;
    const noteOf = (): Promise<string> =>
      page.$eval('.bookplate-notes', (notes) => (notes as HTMLElement).innerText);
    expect(await noteOf()).toContain('Send it yourself: sid=••••••••');
    expect(await page.content()).not.toContain('c00kie');
    await (await page.waitForSelector('::-p-aria([role="button"][name="Show"])'))?.click();
    expect(await noteOf()).toContain('sid=c00kie');
    expect(await page.evaluate(() => document.cookie)).not.toContain('c00kie');
    await returnAs(bench, null);
    expect(await noteOf()).not.toContain('sid');
    expect(await page.content()).not.toContain('c00kie');
  });

  test(`${name} leaves the key nowhere but in its field`, async () => {
    const bench = await open(playground, { ...ada, groups: [] });
    const { page, requests, logs, site } = bench;
    const { html, copied } = await everythingShown(page, playground.samples);
    expect(contextsOf(key, html)).toEqual([]);
    expect(contextsOf(key, copied)).toEqual([]);
    expect(await bench.send()).toMatchObject({ key });
    await expectOnlyTheApiHas(key, { page, logs, requests });

    site.user = null;
    await page.goto(`${site.docsUrl}/next`);
    await playground.ready(page);
    await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
    expect(await bench.send()).toMatchObject({ key: undefined });
  });

  test.each([
    ['in a header', spec],
    ['in the address', specWith({ type: 'apiKey', in: 'query', name: 'key' })],
    ['as a name without password', specWith({ type: 'http', scheme: 'basic' })],
  ])(`${name} covers a key %s, also in what it shows after sending`, async (_where, document) => {
    const secret = 'ada+key/1';
    const encoded = Buffer.from(`${secret}:`).toString('base64');
    const forms = [secret, encodeURIComponent(secret), encoded];
    const header = { 'X-API-Key': secret, Authorization: `Basic ${encoded}` };
    const apiPlaygroundInputs = { header, query: { key: secret } };
    const user = { ...ada, groups: [], apiPlaygroundInputs };
    const { page, send, site } = await open(playground, user, document);
    await send();
    // What it sent is on the page by then.
    if (playground.copyRequest)
      await expect
        .poll(async () => (await everythingShown(page)).html, { timeout: 10_000 })
        .toContain('••••••••');
    await playground.showCredentials?.(page);
    const { html, copied } = await everythingShown(page, playground.samples);
    for (const form of forms) {
      expect(contextsOf(form, html)).toEqual([]);
      expect(contextsOf(form, copied)).toEqual([]);
    }
    const inClear = await page.$$eval('>>> input[type=text]', (fields) =>
      fields
        .filter(
          (field) => getComputedStyle(field).getPropertyValue('-webkit-text-security') === 'none',
        )
        .map(({ value }) => value),
    );
    expect(inClear).not.toContain(secret);

    if (!playground.copyRequest) return;
    await page
      .browserContext()
      .overridePermissions(site.docsUrl, [
        'clipboard-read',
        'clipboard-write',
        'clipboard-sanitized-write',
      ]);
    await playground.copyRequest(page);
    const request = await page.evaluate(() => navigator.clipboard.readText());
    expect(forms.some((form) => request.includes(form))).toBe(true);
  });

  test(`${name} forgets what was asked with a key that is the reader's no more`, async () => {
    const bench = await open(playground, { ...ada, groups: [] });
    expect(await bench.send()).toMatchObject({ key });
    await playground.showAnswer?.(bench.page);
    const isShown = async (): Promise<boolean> =>
      (await everythingShown(bench.page)).html.includes('of-ada');
    await expect.poll(isShown, { timeout: 10_000 }).toBe(true);
    await returnAs(bench, null);
    expect(await isShown()).toBe(false);
  });

  // What has its answers in a dialog starts anew, and is tested above.
  if (!playground.showAnswer)
    test(`${name} does not show an answer that comes when the reader has changed`, async () => {
      const bench = await open(playground, { ...ada, groups: [] });
      const answer = bench.holdAnswers();
      await bench.send();
      await returnAs(bench, null);
      answer();
      await bench.page.waitForNetworkIdle({ idleTime: 500 });
      const { html } = await everythingShown(bench.page);
      expect(contextsOf('of-ada', html)).toEqual([]);
      expect(bench.logs.join('\n')).not.toMatch(/TypeError|Could not render/);
      expect(await bench.send()).toMatchObject({ key: undefined });
    });
}
