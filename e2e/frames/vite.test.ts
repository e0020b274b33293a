import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsoleMessage, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { longAway, useBrowser, type Visitor, waitForText } from '../lib/browser.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { ada, bob, type Site, startSite } from '../lib/site.ts';
import { copyViteSite, stacks, type ViteSite } from '../lib/vite-site.ts';

const { visitor } = useBrowser();

const looked = [
  'h1',
  'td',
  '#enterprise',
  '#others',
  '#admins',
  '#live',
  'pre',
  '#login',
  '#reader',
];
const adas = {
  h1: 'Hello, Ada',
  td: 'enterprise',
  '#enterprise': 'Your SLA',
  '#others': '',
  '#admins': 'For admins',
  '#live': 'ENTERPRISE in capitals',
  pre: "connect('enterprise');\n",
  '#login': '',
  '#reader': 'Ada',
};
const nobodys = {
  h1: 'Hello, reader',
  td: 'none',
  '#enterprise': '',
  '#others': 'Upgrade',
  '#admins': '',
  '#live': 'NO PLAN in capitals',
  pre: "connect('PLAN');\n",
  '#login': 'Log in',
  '#reader': '',
};
const bobs = {
  ...nobodys,
  h1: 'Hello, Bob',
  td: 'free',
  '#live': 'FREE in capitals',
  pre: "connect('free');\n",
  '#login': '',
  '#reader': 'Bob',
};
/** Before JavaScript that runs after hydration, its place is kept free of the anonymous text. */
const adasBeforeHydration = { ...adas, '#live': ' in capitals' };

interface Tab {
  readonly page: Page;
  /** What the page threw, and what stood in the console as a warning or an error. */
  readonly complaints: string[];
}

async function openTab({ openTab: open, errors }: Visitor): Promise<Tab> {
  const page = await open();
  const complaints = errors;
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warn';
    // The browser's own words for a 401, and for an icon that is not there.
    if (isComplaint && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { page, complaints };
}

/** What is shown now. */
function shown(page: Page): Promise<object> {
  return page.evaluate(
    (selectors) =>
      Object.fromEntries(
        selectors.map((selector) => {
          const element = document.querySelector<HTMLElement>(selector);
          return [selector, element?.checkVisibility() ? element.innerText : ''];
        }),
      ),
    looked,
  );
}

/** The distinct frames that had something to see. */
async function seen(page: Page): Promise<object[]> {
  const frames = await seenFrames(page);
  return frames.seen.filter(({ h1 }) => h1 !== '');
}

const kinds = [
  ['rendered in the browser', false],
  ['rendered when it is built', true],
] as const;
const cases = stacks.flatMap(([name, stack]) =>
  kinds.map(([kind, isPrerendered]) => [`${name}, ${kind}`, stack, isPrerendered] as const),
);

describe.each(cases)('%s', (_, stack, isPrerendered) => {
  let site: Site;
  let viteSite: ViteSite;
  beforeAll(async () => {
    site = await startSite(afterAll);
    viteSite = copyViteSite(stack, site, afterAll);
    if (isPrerendered) await viteSite.prerender();
    site.docs = await viteSite.build();
  });

  test('the second visit has the reader in its first frame, and none differs', async () => {
    site.user = ada;
    const { page, complaints } = await openTab(await visitor());
    await page.goto(site.docsUrl);
    await waitForText(page, 'h1', 'Hello, Ada');
    await recordFrames(page, ...looked);
    await page.goto(site.docsUrl);
    await waitForText(page, '#live', adas['#live']);
    const frames = await seen(page);
    expect(frames.at(-1)).toEqual(adas);
    expect(frames.slice(0, -1)).toEqual(frames.length > 1 ? [adasBeforeHydration] : []);
    expect(await page.$eval('#link', (link) => link.getAttribute('href'))).toBe(
      '/plans/enterprise',
    );
    await page.goto(`${site.docsUrl}/guide.html`);
    await waitForText(page, 'h1', 'A guide for Ada');
    expect(complaints).toEqual([]);
  });

  test('nobody sees anyone, then whoever signs in elsewhere, and nobody again', async () => {
    site.user = null;
    const reader = await visitor();
    const { page, complaints } = await openTab(reader);
    await recordFrames(page, ...looked);
    await page.goto(site.docsUrl);
    await waitForText(page, '#login', 'Log in');
    const frames = await seen(page);
    expect(frames.at(-1)).toEqual(nobodys);
    for (const frame of frames) expect({ ...frame, '#login': 'Log in' }).toEqual(nobodys);
    expect(await page.$eval('#link', (link) => link.getAttribute('href'))).toBe('/plans/none');

    const dashboard = await reader.openTab();
    await dashboard.bringToFront();
    site.user = bob;
    await longAway();
    await page.bringToFront();
    await expect.poll(() => shown(page)).toEqual(bobs);
    expect(await page.$eval('#link', (link) => link.getAttribute('href'))).toBe('/plans/free');

    await dashboard.bringToFront();
    site.user = null;
    await longAway();
    await page.bringToFront();
    await expect.poll(() => shown(page)).toEqual(nobodys);
    expect(complaints).toEqual([]);
  });

  test('the dev server shows the same, has nothing to complain about, and keeps its quick updates', async () => {
    const built = site.docs;
    site.docs = await viteSite.serve(onTestFinished);
    onTestFinished(() => void (site.docs = built));
    site.user = ada;
    const { page, complaints } = await openTab(await visitor());
    // The first visit makes Vite look for dependencies, and then loads the page again.
    await page.goto(site.docsUrl);
    await waitForText(page, '#live', adas['#live']);
    await page.goto(`${site.docsUrl}/guide.html`);
    await waitForText(page, 'h1', 'A guide for Ada');
    await recordFrames(page, ...looked);
    const connected = connection(page);
    await page.goto(site.docsUrl);
    await waitForText(page, '#live', adas['#live']);
    const frames = await seen(page);
    expect(frames.at(-1)).toEqual(adas);
    for (const frame of frames) expect([adas, adasBeforeHydration]).toContainEqual(frame);
    expect(complaints).toEqual([]);

    // The older stack has no plugin for React here: Vite loads the page anew, as it would without Bookplate.
    if (stack.config !== 'vite.config.ts') return;
    await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
    const file = join(viteSite.folder, 'src/pages/home.mdx');
    await connected;
    writeFileSync(file, readFileSync(file, 'utf8').replace('# Hello,', '# Good morning,'));
    await waitForText(page, 'h1', 'Good morning, Ada');
    expect(await page.$('html[data-same-page]')).not.toBeNull();
    expect(complaints).toEqual([]);
  });
});

test.each(stacks)(
  '%s puts the script first into each page, behind the encoding',
  async (_, stack) => {
    const site = await startSite();
    const viteSite = copyViteSite(stack, site, onTestFinished);
    await viteSite.build();
    for (const name of ['index.html', 'guide.html']) {
      const html = readFileSync(join(viteSite.folder, 'dist', name), 'utf8');
      expect(html).toMatch(
        /<head>\s*<meta charset="utf-8">\s*<script data-api-url="http:[^"]+" data-login-url="[^"]+">/,
      );
      expect(html.match(/charset/g)).toHaveLength(1);
    }
  },
);

/** Until Vite has a connection to the next page that is opened: it tells no other what changes. */
function connection(page: Page): Promise<void> {
  return new Promise((resolve) => {
    const listen = (message: ConsoleMessage): void => {
      if (message.text() !== '[vite] connected.') return;
      page.off('console', listen);
      resolve();
    };
    page.on('console', listen);
  });
}

test('settings that change are in the next page, and a mistake in them is on it', async () => {
  const site = await startSite();
  const [, stack] = stacks[0]!;
  const viteSite = copyViteSite(stack, site, onTestFinished);
  const file = join(viteSite.folder, 'bookplate.json');
  const settings = readFileSync(file, 'utf8');
  site.docs = await viteSite.serve(onTestFinished);
  const page = await (await visitor()).openTab();
  let connected = connection(page);
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, reader');
  await connected;
  connected = connection(page);
  writeFileSync(file, settings.replace('{', '{\n"cacheSeconds": 7,'));
  await page.waitForSelector('script[data-cache-seconds="7"]');
  await waitForText(page, 'h1', 'Hello, reader');
  await connected;
  connected = connection(page);
  writeFileSync(file, settings.replace('{', '{\n"private": true,'));
  await page.waitForFunction(() =>
    document
      .querySelector('vite-error-overlay')
      ?.shadowRoot?.textContent.includes('bookplate.json:2:1 private: the shared session cannot'),
  );
  await connected;
  writeFileSync(file, settings);
  await waitForText(page, 'h1', 'Hello, reader');
});

test('a build ends with what is wrong: in the settings, or in a page', async () => {
  const site = await startSite();
  const [, stack] = stacks[0]!;
  const viteSite = copyViteSite(stack, site, onTestFinished);
  const pagePath = join(viteSite.folder, 'src/pages/guide.mdx');
  writeFileSync(pagePath, '# Guide\n\nYou are {user.name = "Ada"}.\n');
  await expect(viteSite.vite('build')).rejects.toThrow(
    /guide\.mdx:3:10[^]*Found a change of the reader|Found a change of the reader[^]*guide\.mdx:3:10/,
  );
  writeFileSync(join(viteSite.folder, 'bookplate.json'), '{ "apiURL": 1 }');
  await expect(viteSite.vite('build')).rejects.toThrow(
    'bookplate.json:1:3 apiURL: unknown setting; did you mean apiUrl?',
  );
});

test('the configuration and the component in the README make a site that knows its reader', async () => {
  const readme = readFileSync(new URL('../../packages/docs/README.md', import.meta.url), 'utf8');
  const [, config = ''] = /```ts\n(\/\/ vite\.config\.ts\n[^]*?)\n```/.exec(readme) ?? [];
  const [, component = ''] = /```tsx\n([^]*?)\n```/.exec(readme) ?? [];
  const site = await startSite();
  const [, stack] = stacks[0]!;
  const { folder, build } = copyViteSite(stack, site, onTestFinished);
  writeFileSync(join(folder, 'vite.config.ts'), config);
  writeFileSync(join(folder, 'src/corner.tsx'), component);
  writeFileSync(
    join(folder, 'src/pages/home.mdx'),
    "import { Corner } from '../corner.tsx'\n\n# Hello, {user.firstName ?? 'reader'}\n\n<div id=\"corner\"><Corner /></div>",
  );
  site.docs = await build();
  const { page, complaints } = await openTab(await visitor());
  await page.goto(site.docsUrl);
  await waitForText(page, '#corner', 'Log in');
  site.user = ada;
  await page.goto('about:blank');
  await page.goto(site.docsUrl);
  await waitForText(page, '#corner', 'A Ada');
  await waitForText(page, 'h1', 'Hello, Ada');
  expect(complaints).toEqual([]);
});
