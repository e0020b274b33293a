import { join } from 'node:path';
import sirv from 'sirv';
import { expect, onTestFinished, test } from 'vitest';
import { useBrowser } from '../../lib/browser.ts';
import { buildSite } from '../../lib/built-site.ts';
import { hydrated, openTab, sitesFolder } from '../../lib/docusaurus.ts';
import { startSite } from '../../lib/site.ts';

const { visitor } = useBrowser();
const config = (apiUrl: string): string => `
import { withBookplate } from '@bookplate/docusaurus';
export default withBookplate({
  title: 'Docs',
  url: 'http://docs.site.localhost',
  baseUrl: '/',
  headTags: [{ tagName: 'link', attributes: { rel: 'icon', href: 'data:,' } }],
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false, pages: false }]],
  themeConfig: { algolia: { appId: 'APP', apiKey: 'key', indexName: 'docs', contextualSearch: false } },
}, { apiUrl: '${apiUrl}', loginUrl: 'http://dash.site.localhost/login' });`;

/** As Algolia answers. */
function answer(...paths: readonly string[]): string {
  const hits = paths.map((path) => ({
    objectID: path,
    url: `http://docs.site.localhost${path}`,
    type: 'lvl1',
    hierarchy: { lvl0: 'Docs', lvl1: `Hit ${path}` },
    _highlightResult: { hierarchy: { lvl1: { value: `Hit ${path}` } } },
    _snippetResult: { hierarchy: { lvl1: { value: `Hit ${path}` } } },
  }));
  return JSON.stringify({ results: [{ hits, nbHits: hits.length, index: 'docs' }] });
}

test('what Algolia still finds of a gated page is not shown', async () => {
  const site = await startSite();
  const files = {
    // What Docusaurus generates there is CommonJS.
    'package.json': '{}',
    'docusaurus.config.js': config(site.apiUrl),
    'docs/index.md': '---\nslug: /\n---\n\n# Start\n',
    'docs/seats.md': '---\ngroups: [admin]\n---\n\n# Seats\n',
  };
  const built = await buildSite(['docusaurus', 'build'], files, onTestFinished, sitesFolder);
  expect(built.output).toContain('Generated static files');
  const serve = sirv(join(built.folder, 'build'), { dev: true });
  site.docs = (request, response) => serve(request, response, () => void response.end());

  const reader = await visitor();
  const page = await openTab(reader);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!request.url().includes('algolia.net')) return void request.continue();
    return void request.respond({
      headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
      body: answer('/seats/#buying', '/', '/seats'),
    });
  });
  await page.goto(site.docsUrl);
  await hydrated(page);
  await page.click('.DocSearch-Button');
  await page.waitForSelector('.DocSearch-Input');
  await page.type('.DocSearch-Input', 'hit');
  await page.waitForSelector('.DocSearch-Hit a');
  const links = await page.$$eval('.DocSearch-Hit a', (all) =>
    all.map((link) => [link.getAttribute('href'), link.textContent]),
  );
  expect(links).toEqual([['/', 'Hit /']]);
  expect(reader.errors).toEqual([]);
}, 120_000);
