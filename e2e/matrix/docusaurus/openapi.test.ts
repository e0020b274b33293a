import type { IncomingMessage, RequestListener } from 'node:http';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { User } from '@bookplate/info-api/node';
import type { Page } from 'puppeteer-core';
import sirv from 'sirv';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { useBrowser } from '../../lib/browser.ts';
import { longAway } from '../../lib/clock.ts';
import { buildSite } from '../../lib/built-site.ts';
import type { BuiltSite } from '../../lib/run-build.ts';
import { contextsOf, everythingShown, expectOnlyTheApiHas } from '../../lib/everything-kept.ts';
import { buildSite as rebuild, openTab, sitesFolder } from '../../lib/docusaurus.ts';
import { ada, type Site, startSite } from '../../lib/site.ts';

const { visitor } = useBrowser();
const closing: (() => unknown)[] = [];
const asked: IncomingMessage[] = [];
/** The API answers when this is done. */
let answering = Promise.resolve();
let site: Site;
let built: BuiltSite;

const answer = {
  responses: {
    200: {
      description: 'OK',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
    },
  },
};
const scheme = (name: string): object => ({ security: [{ [name]: [] }] });

function specFor(docsUrl: string): object {
  const variables = { region: { default: 'us', enum: ['us', 'eu'] } };
  const servers = [{ url: `${docsUrl}/{region}/v2`, variables }];
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [
      { url: `${docsUrl}/{region}`, variables },
      { url: `${docsUrl}/other/{region}`, variables: { region: { default: 'us' } } },
    ],
    security: [{ key: [] }],
    tags: [{ name: 'Me' }, { name: 'Hush', description: 'What only those who keep pets need.' }],
    paths: {
      '/me': {
        get: {
          ...answer,
          summary: 'Read me',
          tags: ['Me'],
          parameters: [
            { name: 'fields', in: 'query', schema: { type: 'string' } },
            { name: 'trace', in: 'query', schema: { type: 'string' }, 'x-groups': ['admin'] },
          ],
        },
        delete: { ...answer, summary: 'Delete everyone', tags: ['Me'], 'x-groups': ['admin'] },
      },
      '/accounts/{accountId}/pets': {
        get: {
          ...answer,
          summary: 'List pets',
          tags: ['Me'],
          parameters: [
            { name: 'accountId', in: 'path', required: true, schema: { type: 'string' } },
          ],
        },
      },
      '/uploads': { get: { ...answer, summary: 'List uploads', tags: ['Me'], servers } },
      '/files': { servers, get: { ...answer, summary: 'List files', tags: ['Me'] } },
      '/bearer': { get: { ...answer, ...scheme('bearer'), summary: 'Bearer', tags: ['Me'] } },
      '/oauth': { get: { ...answer, ...scheme('oauth'), summary: 'OAuth', tags: ['Me'] } },
      '/basic': { get: { ...answer, ...scheme('basic'), summary: 'Basic', tags: ['Me'] } },
      '/keepers': {
        get: {
          ...answer,
          summary: 'List keepers',
          description: 'Everybody who has ever kept a pet in one of our houses.',
          tags: ['Hush'],
          ...scheme('keeper'),
          'x-groups': ['admin', 'keepers'],
          responses: {
            200: {
              description: 'OK',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Keeper' } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        bearer: { type: 'http', scheme: 'bearer' },
        oauth: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: `${docsUrl}/token`, scopes: {} } },
        },
        basic: { type: 'http', scheme: 'basic' },
        session: { type: 'apiKey', in: 'cookie', name: 'sid' },
        keeper: { type: 'apiKey', in: 'header', name: 'X-Collar', description: 'For the doors.' },
      },
      schemas: {
        Pet: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            price: {
              type: 'integer',
              'x-groups': ['admin'],
              description: 'What we really pay for a pet of this kind.',
            },
          },
        },
        Keeper: { type: 'object', properties: { shift: { type: 'string' } } },
      },
    },
  };
}

const config = `
import { withBookplate } from '@bookplate/docusaurus';
const api = {
  specPath: 'openapi.json', outputDir: 'docs/api', showSchemas: true, maskCredentials: false,
  sidebarOptions: { groupPathsBy: 'tag', categoryLinkSource: 'tag' },
};
export default withBookplate({
  title: 'Docs',
  url: 'http://docs.site.localhost',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  headTags: [{ tagName: 'link', attributes: { rel: 'icon', href: 'data:,' } }],
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  presets: [['classic', {
    blog: false,
    docs: { routeBasePath: '/', sidebarPath: './sidebars.js', docItemComponent: '@theme/ApiItem' },
  }]],
  plugins: [['docusaurus-plugin-openapi-docs', { id: 'api', docsPluginId: 'classic', config: { api } }]],
  themes: [
    'docusaurus-theme-openapi-docs',
    ['@easyops-cn/docusaurus-search-local', { docsRouteBasePath: '/', indexBlog: false, hashed: true }],
  ],
  // What is worst of all: the site asks that everything be kept, and sent.
  themeConfig: { api: { authPersistence: 'localStorage', requestCredentials: 'include' } },
});`;

beforeAll(async () => {
  site = await startSite((close) => void closing.push(close));
  const { apiUrl, docsUrl } = site;
  const urls = { apiUrl, loginUrl: `${apiUrl}/login` };
  const settings = {
    ...urls,
    docsOrigin: docsUrl,
    // Every page reports to it.
    console: `${docsUrl}/console/settings.json`,
    reportSampleRate: 1,
  };
  const answerConsole: RequestListener = (_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(urls));
  };
  site.docs = answerConsole;
  const files = {
    'package.json': '{}',
    'docusaurus.config.mjs': config,
    'sidebars.js':
      "module.exports = { docs: ['index', ...require('./docs/api/sidebar.ts').default] };",
    'bookplate.json': JSON.stringify(settings),
    'openapi.json': JSON.stringify(specFor(site.docsUrl)),
    'docs/index.mdx': '---\nslug: /\n---\n\n# Hello, {user.firstName}\n',
    'docs/handbook.mdx': "---\ngroups: ['admin']\n---\n\n# Handbook\n\nFor admins.\n",
  };
  const command = 'docusaurus gen-api-docs all && docusaurus build --out-dir dist';
  built = await buildSite(
    ['sh', '-c', command],
    files,
    (clean) => void closing.push(clean),
    sitesFolder,
  );
  expect(built.output).toContain('Generated static files');
  const serve = sirv(join(built.folder, 'dist'), { dev: true });
  site.docs = (request, response) => {
    if (request.url?.startsWith('/console/')) {
      answerConsole(request, response);
      return;
    }
    if (/^\/(other\/)?(us|eu)\//.test(request.url ?? '')) {
      asked.push(request);
      response.setHeader('content-type', 'application/json');
      void answering.then(() => response.end('{"account":"of-ada"}'));
      return;
    }
    response.setHeader('set-cookie', 'session=of-the-dashboard');
    serve(request, response, () => void response.writeHead(404).end());
  };
}, 120_000);
afterAll(async () => {
  for (const close of closing) await close();
});
beforeEach(() => {
  site.user = null;
  asked.length = 0;
  answering = Promise.resolve();
});

const read = (name: string): string => readFileSync(join(built.folder, 'dist', name), 'utf8');

// The playground, by the contract of all others (`playgrounds.test.ts`).

const field = '.openapi-explorer__form-item-input[type=password]';
const key = 'ada-secret-key';
const withKey: User = { ...ada, groups: [] };

interface Sent {
  readonly key: unknown;
  readonly authorization: unknown;
  readonly cookie: unknown;
  readonly url: unknown;
}

async function open(path: string, user: Site['user']): Promise<Page> {
  site.user = user;
  const page = await openTab(await visitor());
  await page.setViewport({ width: 1_300, height: 900 });
  await page.goto(`${site.docsUrl}/api/${path}`);
  await known(page);
  return page;
}

/** The page knows its reader, and the explorer is there. */
async function known(page: Page): Promise<void> {
  await page.waitForSelector('.openapi-explorer__request-btn');
  await page.waitForFunction(() => window.bookplate?.user !== undefined);
  await page.waitForNetworkIdle({ idleTime: 100 });
}

async function send(page: Page): Promise<Sent> {
  const before = asked.length;
  await page.click('.openapi-explorer__request-btn');
  await expect.poll(() => asked.length, { timeout: 10_000 }).toBeGreaterThan(before);
  const { headers, url } = asked.at(-1)!;
  const { authorization, cookie, 'x-api-key': sent } = headers;
  return { key: sent, authorization, cookie, url };
}

function valueOf(page: Page, selector = field): Promise<string> {
  return page.$eval(selector, (input) => (input as HTMLInputElement).value);
}

/** Signs in, or out, elsewhere, and comes back. */
async function returnAs(page: Page, user: Site['user']): Promise<void> {
  site.user = user;
  await longAway(page);
  const settled = page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        addEventListener('bookplate:reader', () => setTimeout(resolve, 300), { once: true }),
      ),
  );
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await settled;
}

test("the explorer sends the reader's key, to their server, without the dashboard's cookie", async () => {
  const apiPlaygroundInputs = { header: { 'X-API-Key': key }, server: { region: 'eu' } };
  const page = await open('read-me', { ...withKey, apiPlaygroundInputs });
  const sent = { key, authorization: undefined, cookie: undefined };
  expect(await send(page)).toEqual({ ...sent, url: '/eu/me' });
  // The other server of the document has the variable, too. This button, which appears with the pointer, sends as well.
  const edit = '.openapi-explorer__floating-btn > button';
  await page.$eval(edit, (button) => button.click());
  await expect.poll(() => asked.length, { timeout: 10_000 }).toBe(2);
  await page.waitForSelector('.openapi-explorer__server-container select');
  await page.select('.openapi-explorer__server-container select', `${site.docsUrl}/other/{region}`);
  expect(await send(page)).toEqual({ ...sent, url: '/other/eu/me' });
});

test.each(['uploads', 'files'])(
  'the explorer sends to the server of an operation, or of its path: %s',
  async (name) => {
    const apiPlaygroundInputs = { header: { 'X-API-Key': key }, server: { region: 'eu' } };
    const page = await open(`list-${name}`, { ...withKey, apiPlaygroundInputs });
    expect(await send(page)).toMatchObject({ key, url: `/eu/v2/${name}` });
  },
);

test('the explorer has the key on the next page, too, loaded or gone to, where the reader is remembered', async () => {
  const page = await open('read-me', withKey);
  expect(await valueOf(page)).toBe(key);
  await page.click('.theme-doc-sidebar-menu a[href="/api/list-pets"]');
  await page.waitForFunction(() => location.pathname === '/api/list-pets');
  await page.waitForFunction(
    (selector) => document.querySelector<HTMLInputElement>(selector)?.value !== '',
    {},
    field,
  );
  expect(await valueOf(page)).toBe(key);
  await page.goto(`${site.docsUrl}/api/read-me`);
  await known(page);
  expect(await send(page)).toMatchObject({ key });
});

test('the explorer is filled when the reader is known late, and emptied when they are signed out', async () => {
  const page = await open('read-me', null);
  expect(await valueOf(page)).toBe('');
  // What the theme sends in the place of a key.
  expect(await send(page)).toMatchObject({ key: '<X-API-Key>' });
  await returnAs(page, withKey);
  expect(await send(page)).toMatchObject({ key });
  await returnAs(page, null);
  expect(await valueOf(page)).toBe('');
  expect(await send(page)).toMatchObject({ key: '<X-API-Key>' });
});

test('the explorer is emptied when the reader expires', async () => {
  const page = await open('read-me', {
    ...withKey,
    expiresAt: Math.floor(Date.now() / 1_000) + 8,
  });
  expect(await valueOf(page)).toBe(key);
  site.user = null;
  await page.waitForFunction(() => window.bookplate?.user === null, { timeout: 10_000 });
  expect(await valueOf(page)).toBe('');
});

test('the explorer keeps what the reader typed', async () => {
  const apiPlaygroundInputs = { header: { 'X-API-Key': key }, path: { accountId: 'acme-7' } };
  const page = await open('list-pets', null);
  const account = 'input[name=accountId]';
  await page.type(field, 'typed-key');
  await page.type(account, 'mine');
  await returnAs(page, { ...withKey, apiPlaygroundInputs });
  expect(await send(page)).toMatchObject({ key: 'typed-key', url: '/us/accounts/mine/pets' });
});

test('the explorer has the values of the other account after a change, and then none', async () => {
  const inputs = (name: string): User['apiPlaygroundInputs'] => ({
    header: { 'X-API-Key': `${name}-key` },
    path: { accountId: `${name}-7` },
  });
  const page = await open('list-pets', { ...withKey, apiPlaygroundInputs: inputs('ada') });
  const account = 'input[name=accountId]';
  expect(await valueOf(page, account)).toBe('ada-7');
  expect(await send(page)).toMatchObject({ key: 'ada-key', url: '/us/accounts/ada-7/pets' });
  await returnAs(page, { content: { firstName: 'Bob' }, apiPlaygroundInputs: inputs('bob') });
  expect(await send(page)).toMatchObject({ key: 'bob-key', url: '/us/accounts/bob-7/pets' });
  await returnAs(page, { content: { firstName: 'Bob' } });
  expect([await valueOf(page), await valueOf(page, account)]).toEqual(['', '']);
});

test.each([
  ['bearer', 'Bearer tok'],
  ['o-auth', 'Bearer tok'],
  ['basic', `Basic ${Buffer.from('ada:password').toString('base64')}`],
])('the explorer sends what the scheme of %s asks for', async (path, authorization) => {
  const apiPlaygroundInputs = { header: { Authorization: authorization } };
  const page = await open(path, { ...withKey, apiPlaygroundInputs });
  expect(await send(page)).toMatchObject({ authorization });
});

test('the explorer has the key that the reader chooses above it, and cookies for them to send', async () => {
  const keys = [
    { name: 'Production', header: { 'X-API-Key': key } },
    { name: 'Sandbox', header: { 'X-API-Key': 'sandbox-key' }, server: { region: 'eu' } },
  ];
  const page = await open('read-me', { ...withKey, apiPlaygroundInputs: { keys } });
  expect(await valueOf(page)).toBe(key);
  const choice = await page.waitForSelector('.bookplate-notes select', { visible: true });
  await choice?.select('Sandbox');
  expect(await send(page)).toMatchObject({ key: 'sandbox-key', url: '/eu/me' });

  const cookie = { sid: 'c00kie' };
  await returnAs(page, { ...withKey, apiPlaygroundInputs: { cookie } });
  const notes = await page.$eval(
    '.bookplate-notes',
    (element) => (element as HTMLElement).innerText,
  );
  expect(notes).toContain('A page cannot send the cookie sid for you.');
  expect(await page.content()).not.toContain('c00kie');
});

test('the explorer leaves the key nowhere but in its field', async () => {
  const reader = await visitor();
  await reader.context.overridePermissions(site.docsUrl, [
    'clipboard-read',
    'clipboard-write',
    'clipboard-sanitized-write',
  ]);
  site.user = withKey;
  const page = await reader.openTab();
  const logs: string[] = [];
  page.on('console', (message) => logs.push(message.text()));
  const requests: string[] = [];
  page.on('request', (request) => {
    requests.push(JSON.stringify([request.url(), request.headers(), request.postData()]));
  });
  await page.goto(`${site.docsUrl}/api/read-me`);
  await known(page);
  expect(await valueOf(page)).toBe(key);
  expect(await send(page)).toMatchObject({ key });
  await page.waitForSelector('.openapi-response__status-code');
  const { html, copied } = await everythingShown(page);
  expect(contextsOf(key, html)).toEqual([]);
  expect(contextsOf(key, copied)).toEqual([]);
  // Its code samples have a placeholder, also where they are copied.
  await page.$eval('.openapi-explorer__code-block-container button[aria-label^=Copy]', (button) =>
    (button as HTMLElement).click(),
  );
  const copy = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copy).toContain('<X-API-Key>');
  expect(contextsOf(key, await copy())).toEqual([]);
  await expectOnlyTheApiHas(key, { page, logs, requests });
});

test('the explorer covers a key that is a name without password', async () => {
  const encoded = Buffer.from(`${key}:`).toString('base64');
  const apiPlaygroundInputs = { header: { Authorization: `Basic ${encoded}` } };
  const page = await open('basic', { ...withKey, apiPlaygroundInputs });
  expect(await send(page)).toMatchObject({ authorization: `Basic ${encoded}` });
  await page.waitForSelector('.openapi-response__status-code');
  const { html, copied } = await everythingShown(page);
  for (const form of [key, encoded]) {
    expect(contextsOf(form, html)).toEqual([]);
    expect(contextsOf(form, copied)).toEqual([]);
  }
  const covered = await page.$$eval('input[type=text]', (fields) =>
    fields
      .filter((one) => getComputedStyle(one).getPropertyValue('-webkit-text-security') === 'disc')
      .map(({ value }) => value),
  );
  expect(covered).toEqual([key]);
});

test("the explorer clears what was requested with a key that is the reader's no more", async () => {
  const page = await open('read-me', withKey);
  expect(await send(page)).toMatchObject({ key });
  await page.waitForSelector('.openapi-response__status-code');
  const isShown = async (): Promise<boolean> =>
    (await everythingShown(page)).html.includes('of-ada');
  expect(await isShown()).toBe(true);
  await returnAs(page, null);
  expect(await isShown()).toBe(false);
});

test('the explorer does not show an answer that comes when the reader has changed', async () => {
  let release = (): void => {};
  answering = new Promise((resolve) => (release = resolve));
  const page = await open('read-me', withKey);
  expect(await send(page)).toMatchObject({ key });
  await returnAs(page, null);
  release();
  await page.waitForNetworkIdle({ idleTime: 500 });
  const { html } = await everythingShown(page);
  expect(contextsOf('of-ada', html)).toEqual([]);
  expect(await page.$('.openapi-response__status-code')).toBe(null);
  // The next one is for who asks for it.
  await send(page);
  await page.waitForSelector('.openapi-response__status-code');
});

// The pages, by the rules of all gated pages (`docusaurus-gated.test.ts`).

const gatedAddresses = /hush|keepers|delete-everyone|keeper\b/;

test('sitemap and search engines hear of open operations, tags and schemas only', () => {
  const sitemap = read('sitemap.xml');
  for (const page of ['read-me', 'list-pets', 'me', 'pets', 'schemas/pet'])
    expect(sitemap).toContain(`/api/${page}<`);
  expect(sitemap).not.toMatch(gatedAddresses);
  for (const page of ['delete-everyone', 'list-keepers', 'hush', 'schemas/keeper'])
    expect(read(`api/${page}/index.html`)).toMatch(/<meta [^>]*content="?noindex/);
  expect(read('api/read-me/index.html')).not.toMatch(/content="?noindex/);
});

/** What is seen of the sidebar and of the page, links and text. */
async function look(page: Page, path: string): Promise<string> {
  await page.goto(`${site.docsUrl}/${path}`);
  await page.waitForFunction(() => window.bookplate?.user !== undefined);
  await page.waitForNetworkIdle({ idleTime: 100 });
  return page.$eval('#__docusaurus', (root) => (root as HTMLElement).innerText);
}

test('operations, tags and schemas are there for those who see them: in the sidebar, on cards, at their addresses', async () => {
  const reader = await visitor();
  const page = await openTab(reader);
  const all = /Hush|keepers|Delete everyone|Keeper\b/;
  const refused = /This page is not for this account/;
  expect(await look(page, 'api/me')).toMatch(/Read me[^]*Read me/);
  for (const path of ['api/me', 'api/pets', 'api/schemas/pet', 'api/read-me'])
    expect(await look(page, path), path).not.toMatch(all);
  for (const path of [
    'api/delete-everyone',
    'api/list-keepers',
    'api/hush',
    'api/schemas/keeper',
  ]) {
    const text = await look(page, path);
    expect(text, path).toMatch(refused);
    // The title of a page stays, where it is no part of its text.
    expect(text.replace('\nHush\n', ''), path).not.toMatch(all);
    // A category that has a link leaves no row.
    const rows = await page.$$eval(
      '.theme-doc-sidebar-item-category',
      (items) =>
        items.filter((item) => item.checkVisibility() && !(item as HTMLElement).innerText.trim())
          .length,
    );
    expect(rows, path).toBe(0);
  }
  expect(await look(page, 'handbook')).toMatch(refused);

  site.user = { groups: ['keepers'], content: { firstName: 'Kim' } };
  await page.evaluate(() => localStorage.clear());
  expect(await look(page, 'api/list-keepers')).toContain('Everybody who has ever kept a pet');
  expect(await look(page, 'api/schemas/keeper')).toContain('shift');
  expect(await look(page, 'api/delete-everyone')).toMatch(refused);

  site.user = { groups: ['admin'], content: { firstName: 'Ada' } };
  await page.evaluate(() => localStorage.clear());
  expect(await look(page, 'api/hush')).toMatch(
    /What only those who keep pets need[^]*List keepers/,
  );
  const cards = await look(page, 'api/me');
  // In the sidebar, and on a card, which has no other description.
  expect(cards.match(/Delete everyone/g)).toHaveLength(3);
  expect(await look(page, 'handbook')).toContain('For admins.');
  expect(reader.errors).toEqual([]);
});

/** What only some see of the document: names, paths, descriptions, parameters, properties and security schemes. */
const secrets =
  /Delete everyone|[Kk]eeper|Hush|those who keep pets|ever kept a pet|trace|really pay|X-Collar|For the doors/g;

test('no gated text is in the HTML of other pages, but for hidden parts, nor in the head of their page', async () => {
  const page = await (await visitor()).openTab();
  await page.setJavaScriptEnabled(false);
  const files = readdirSync(join(built.folder, 'dist'), { recursive: true, encoding: 'utf8' });
  const pages = files.filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(12);
  for (const name of pages) {
    await page.goto(`${site.docsUrl}/${name}`);
    const html = await page.evaluate(() => {
      // A title stays, with the addresses and the names for styles that are made of it.
      const own =
        '[data-bookplate-groups], title, header > h1, [property="og:title"], [property="og:url"], [rel=canonical], [rel=alternate]';
      for (const element of document.querySelectorAll(own)) element.remove();
      document.documentElement.removeAttribute('class');
      // Which readers a page is for.
      for (const refusal of document.querySelectorAll('[data-bookplate-when]'))
        refusal.removeAttribute('data-bookplate-when');
      // What comes with scripts is hidden likewise.
      for (const link of document.querySelectorAll('[src], [rel=preload]')) link.remove();
      return document.documentElement.outerHTML;
    });
    expect(html.match(secrets) ?? [], name).toEqual([]);
  }
});

test('nothing that is gated is in search or in any other file for machines', () => {
  const files = readdirSync(join(built.folder, 'dist'), { recursive: true, encoding: 'utf8' });
  const forMachines = files.filter((name) => /\.(json|xml|txt|md)$/.test(name));
  expect(forMachines).toContain('sitemap.xml');
  expect(forMachines.some((name) => /search-index.*\.json$/.test(name))).toBe(true);
  const texts = forMachines.map((name) => [name, read(name)] as const);
  expect(texts.map(([, text]) => text).join('\n')).toContain('List pets');
  for (const [name, text] of texts) expect(text.match(secrets) ?? [], name).toEqual([]);
});

test('a security scheme that only gated operations have is on pages whose readers see it, and on no other', async () => {
  const having = readdirSync(join(built.folder, 'docs/api')).filter((name) =>
    /\.(api|info)\.mdx$/.test(name) ? textOfPage(name).includes('X-Collar') : false,
  );
  expect(having.sort()).toEqual(['delete-everyone.api.mdx', 'list-keepers.api.mdx']);
  const page = await open('list-keepers', { groups: ['keepers'] });
  await page.type(field, 'typed-key');
  await send(page);
  expect(asked.at(-1)?.headers['x-collar']).toBe('typed-key');
  expect(read('api/pets/index.html')).toContain('X-API-Key');
});

/** With what is packed in its front matter. */
function textOfPage(name: string): string {
  const text = readFileSync(join(built.folder, 'docs/api', name), 'utf8');
  const [, packed = ''] = /^api: (.+)$/m.exec(text) ?? [];
  return text + (packed && inflateSync(Buffer.from(packed, 'base64')).toString());
}

test('a page shows of its operation what all who see it see', () => {
  const properties = (name: string): string =>
    readFileSync(join(built.folder, `docs/api/${name}.json`), 'utf8');
  expect(properties('read-me.StatusCodes')).not.toContain('price');
  expect(properties('read-me.ParamsDetails')).not.toContain('trace');
  expect(properties('delete-everyone.StatusCodes')).toContain('What we really pay');
  expect(existsSync(join(built.folder, 'docs/api/pet.api.mdx'))).toBe(false);
});

test('the build fails where the API description is there as a whole, and names what is gated in it', async () => {
  mkdirSync(join(built.folder, 'static'));
  for (const name of ['openapi.json', 'openapi.yaml'])
    writeFileSync(
      join(built.folder, 'static', name),
      JSON.stringify(specFor(site.docsUrl), null, 2),
    );
  const message = await rebuild(built.folder, ['--out-dir', 'again']).then(
    () => '',
    (error: Error) => error.message,
  );
  for (const name of ['openapi.json', 'openapi.yaml'])
    expect(message).toContain(
      `${name} has the title "List keepers" of docs/api/list-keepers.api.mdx`,
    );
  // On no page as it is there.
  expect(message).toContain('"For the doors."');
}, 120_000);
