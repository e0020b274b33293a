import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConsoleMessage, Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { ada, startSite } from '../lib/site.ts';
import { copyViteSite, openTab, stacks } from '../lib/vite-site.ts';

const { visitor } = useBrowser();

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

// The older stack has no plugin for React here: Vite loads the page again, as it would without Bookplate.
const quick = stacks.filter(([, { config }]) => config === 'vite.config.ts');
test.each(quick)('the dev server of %s keeps its quick updates', async (_, stack) => {
  const site = await startSite();
  site.user = ada;
  const { folder, serve } = copyViteSite(stack, site, onTestFinished);
  site.docs = await serve(onTestFinished);
  const { page, complaints } = await openTab(await visitor());
  // The first visit makes Vite look for dependencies, and then loads the page again.
  await page.goto(site.docsUrl);
  await waitForText(page, '#live', 'ENTERPRISE in capitals');
  const connected = connection(page);
  await page.goto(`${site.docsUrl}/?again`);
  await waitForText(page, '#live', 'ENTERPRISE in capitals');
  await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
  await connected;
  const file = join(folder, 'src/pages/home.mdx');
  writeFileSync(file, readFileSync(file, 'utf8').replace('# Hello,', '# Good morning,'));
  await waitForText(page, 'h1', 'Good morning, Ada');
  expect(await page.$('html[data-same-page]')).not.toBeNull();
  expect(complaints).toEqual([]);
});

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

test('a build ends with what is wrong, and the page about it: in the settings, or in a page', async () => {
  const site = await startSite();
  const [, stack] = stacks[0]!;
  const viteSite = copyViteSite(stack, site, onTestFinished);
  const pagePath = join(viteSite.folder, 'src/pages/guide.mdx');
  writeFileSync(pagePath, '# Guide\n\nYou are {user.name = "Ada"}.\n');
  await expect(viteSite.build()).rejects.toThrow(
    /(?=[^]*guide\.mdx:3:10)(?=[^]*Found a change of the reader[^]*codes\/build\/expression-outside\/)/,
  );
  writeFileSync(join(viteSite.folder, 'bookplate.json'), '{ "apiURL": 1 }');
  await expect(viteSite.build()).rejects.toThrow(
    /bookplate\.json:1:3 apiURL: unknown setting; did you mean apiUrl\?[^]*codes\/build\/settings-invalid\//,
  );
});

test('the configuration and the component in the README make a site that knows its reader', async () => {
  const readme = readFileSync(new URL('../../packages/vite/README.md', import.meta.url), 'utf8');
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
