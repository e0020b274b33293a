import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { applyAndServe, keepsItsPromises, machineFilesWith, secret } from '../lib/applied-site.ts';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { ada, bob, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

function pageOf(up: string, head: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<title>Docs</title>
${head}
<link rel="stylesheet" href="${up}style.css">
<meta charset="utf-8">
</head>
<body>
<nav>
<ul>
<li><a href="${up}index.html">Home</a></li>
<li>Administration<ul><li><a href="${up}admin-guide.html">Admin guide</a></li></ul></li>
</ul>
</nav>
<main>
${main}
</main>
</body>
</html>
`;
}

const files = {
  'public/style.css': 'body { font: 20px sans-serif }',
  'public/index.html': pageOf(
    '',
    '',
    `<p>Hello, {user.firstName ?? 'reader'}!</p>
<pre class="user"><code>curl -H 'X-API-Key: {playground.header['X-API-Key'] ?? 'YOUR_KEY'}' https://api.foo.com
</code></pre>
<div id="staff" data-bookplate-groups="admin">For administrators</div>
<a id="plan" href="/plans/{user.plan ?? 'all'}">Plan</a>
<p id="literal">\\{user.firstName}</p>`,
  ),
  'public/admin-guide.html': pageOf(
    '',
    '<meta name="bookplate:groups" content="admin">\n<meta name="description" content="Keys and doors of the vault for administrators">',
    `<h1>Admin guide</h1><p>${secret}</p>`,
  ),
  'public/sitemap.xml':
    '<urlset><url><loc>https://docs.foo.com/index.html</loc></url><url><loc>https://docs.foo.com/admin-guide.html</loc></url></urlset>',
};

function handWritten(): string {
  const cache = join(import.meta.dirname, '../.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'html-'));
  onTestFinished(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('a hand-written site keeps the promises of every site', async () => {
  const site = await startSite();
  const folder = handWritten();
  applyAndServe(join(folder, 'public'), site);
  expect(machineFilesWith(join(folder, 'public'), secret, 'admin-guide')).toEqual([]);
  await keepsItsPromises(await visitor(), site, {
    home: '/index.html',
    admin: '/admin-guide.html',
  });
});

test('a hand-written site shows blocks and attributes to their readers, and takes the script first', async () => {
  const site = await startSite();
  const folder = handWritten();
  const events = applyAndServe(join(folder, 'public'), site);
  expect(events).toContainEqual({
    type: 'page',
    number: 2,
    file: 'index.html',
    isChanged: true,
    report: { texts: 1, attributes: 1, samples: 1, links: 1, groups: undefined },
  });
  const html = readFileSync(join(folder, 'public/index.html'), 'utf8');
  expect(html.indexOf('<script data-api-url')).toBeLessThan(html.indexOf('<link'));
  expect(html.indexOf('<meta charset')).toBeLessThan(html.indexOf('<script data-api-url'));
  const page = await (await visitor()).openTab();
  const look = (): Promise<object> =>
    page.evaluate(() => ({
      staff: document.querySelector('#staff')!.checkVisibility(),
      section: document.querySelector('nav li li')!.parentElement!.parentElement!.checkVisibility(),
      plan: document.querySelector('#plan')!.getAttribute('href'),
      literal: document.querySelector('#literal')!.textContent,
    }));
  await page.goto(`${site.docsUrl}/index.html`);
  await waitForText(page, 'p', 'Hello, reader!');
  const nobody = { staff: false, section: false, plan: '/plans/all', literal: '{user.firstName}' };
  expect(await look()).toEqual(nobody);
  site.user = ada;
  const second = await (await visitor()).openTab();
  await second.goto(`${site.docsUrl}/index.html`);
  await waitForText(second, 'p', 'Hello, Ada!');
  await second.waitForSelector('#plan[href="/plans/enterprise"]');
  expect(await second.$eval('#staff', (element) => element.checkVisibility())).toBe(true);
  expect(await second.$eval('nav li li', (element) => element.checkVisibility())).toBe(true);
  site.user = bob;
  const third = await (await visitor()).openTab();
  await third.goto(`${site.docsUrl}/index.html`);
  await waitForText(third, 'p', 'Hello, Bob!');
  expect(await third.$eval('#staff', (element) => element.checkVisibility())).toBe(false);
});
