import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gatedWord } from '../../hosts/contract/content.ts';
import { fumadocs } from '../../hosts/contract/hosts/fumadocs.ts';
import { nextra } from '../../hosts/contract/hosts/nextra.ts';
import { sharedSite } from '../../lib/built-site.ts';
import { nextraSites, pagefind } from '../../lib/next-site.ts';

const config = 'next.config.mjs';

test('a build for a server has the script first in each page, and nothing gated for machines', async () => {
  const site = fumadocs.site();
  const files = { ...site.files, [config]: site.files[config]!.replace("output: 'export',", '') };
  const { folder, code, output } = await sharedSite({ ...site, files });
  expect(code, output).toBe(0);
  const read = (pattern: string): ReadonlyMap<string, string> =>
    new Map(
      globSync(pattern, { cwd: join(folder, '.next/server') }).map((name) => [
        name.replace(/^.*[/\\]/, ''),
        readFileSync(join(folder, '.next/server', name), 'utf8'),
      ]),
    );
  const pages = read('route-cache/APP_PAGE/*/$/*.html');
  for (const name of ['index.html', 'guide.html', 'admin-guide.html', 'plans.html'])
    expect(pages.get(name), name).toMatch(/<head><meta charSet="utf-8"\/><script data-api-url=/);
  const [, script = ''] = /<script async src="\/docs\/_next\/(\S+)">/.exec(
    pages.get('index.html') ?? '',
  ) ?? [''];
  expect(readFileSync(join(folder, '.next', script), 'utf8')).toContain('function');
  const machines = read('route-cache/APP_ROUTE/**/*.body');
  expect([...machines.keys()].sort()).toEqual([
    'llms-full.txt.body',
    'llms.txt.body',
    'search.body',
    'sitemap.xml.body',
  ]);
  for (const [name, text] of machines) {
    expect(text, name).not.toMatch(gatedWord);
    expect(text, name).not.toContain('admin-guide');
  }
}, 120_000);

test('a build for a server leaves the pages of Nextra where Pagefind looks, and nothing gated in its index', async () => {
  const site = nextra.site();
  const { folder, code, output } = await sharedSite({
    ...site,
    commands: [
      nextraSites.next('build'),
      pagefind('--site', '.next/server/app', '--output-path', 'public/_pagefind'),
    ],
    files: { ...site.files, [config]: site.files[config]!.replace("output: 'export',", '') },
  });
  expect(code, output).toBe(0);
  for (const name of ['index.html', 'guide.html', 'admin-guide.html', 'plans.html'])
    expect(readFileSync(join(folder, '.next/server/app', name), 'utf8'), name).toMatch(
      /<head><meta charSet="utf-8"\/><script data-api-url=/,
    );
  const found = nextra.searchText!(join(folder, 'public'));
  expect(found).toContain('openword');
  expect(found).not.toMatch(gatedWord);
  expect(found).not.toContain('Admin guide');
}, 120_000);
