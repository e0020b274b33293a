import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';

const { visitor } = useBrowser();
const folder = join(import.meta.dirname, '../../examples/acme/docs');
const gatedEntry = '#starlight__sidebar a[href="/admin-guide/"]';
let server: ChildProcess;
let url = '';

// Acme's docs in the development server, as a writer has them. No dashboard runs beside it.
beforeAll(async () => {
  // Astro answers 404 to everything where it believes that its own tests run.
  const env = { ...process.env, NODE_ENV: 'development', VITEST: undefined } as const;
  server = spawn('astro', ['dev', '--port', '0', '--host', '127.0.0.1'], {
    cwd: folder,
    env: { ...env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  url = await new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (found) resolve(found.replace('127.0.0.1', 'docs.acme.localhost'));
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('exit', () => reject(new Error(`The development server ended.\n${output}`)));
  });
  // Astro compiles the site for the first page that is asked for, and a browser gives up a page after a while.
  await (await fetch(url.replace('docs.acme.localhost', '127.0.0.1'))).text();
});
afterAll(() => void server.kill());

test('a writer views the page as anyone, at once, and on the next page', async () => {
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await page.goto(url);
  await waitForText(page, '.greeting', 'Hello, reader');
  const select = await page.waitForSelector('bookplate-preview >>> select');
  const options = await select!.evaluate((element) => [...element.options].map(({ text }) => text));
  expect(options).toEqual(['my own session', 'nobody', 'admin', 'free-plan']);

  await select!.select('as admin');
  await waitForText(page, '.greeting', 'Hello, Grace');
  expect(await page.$eval(gatedEntry, (entry) => entry.checkVisibility())).toBe(true);
  expect(await page.evaluate(() => window.bookplate?.user)).toMatchObject({ firstName: 'Grace' });

  await page.reload();
  await waitForText(page, '.greeting', 'Hello, Grace');
  const again = await page.waitForSelector('bookplate-preview >>> select');
  await again!.select('as free-plan');
  await waitForText(page, '.greeting', 'Hello, Joan');
  expect(await page.$eval(gatedEntry, (entry) => entry.checkVisibility())).toBe(false);
  await again!.select('nobody');
  await waitForText(page, '.greeting', 'Hello, reader');
  expect(await page.evaluate(() => window.bookplate?.outcome)).toBe('anonymous');
  await again!.select('session');
  expect(await page.evaluate(() => window.bookplate?.outcome)).not.toBe('anonymous');
  expect(errors).toEqual([]);
});

test('nothing of it is in what is published', () => {
  const published = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(html|js|css|json|xml|txt)$/.test(name))
    .map((name) => readFileSync(join(folder, 'dist', name), 'utf8'));
  expect(published.length).toBeGreaterThan(10);
  // Whole words, for a menu of Scalar's has a `pointerGraceArea`; and in a report, no more than these.
  const found = /\bGrace\b|grace_77d0|bookplate-preview|data-personas/g;
  expect(published.flatMap((text) => text.match(found) ?? [])).toEqual([]);
});
