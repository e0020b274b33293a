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

test('a build for a server leaves the pages of Nextra where Pagefind looks, nothing gated in its index, and folders the titles that Nextra gives them', async () => {
  const site = nextra.site();
  const { folder, code, output } = await sharedSite({
    ...site,
    commands: [
      nextraSites.next('build'),
      pagefind('--site', '.next/server/app', '--output-path', 'public/_pagefind'),
    ],
    files: {
      ...site.files,
      [config]: site.files[config]!.replace("output: 'export',", ''),
      'content/front-of-house/index.mdx':
        '---\ntitle: Behind the pageword\ngroups: [admin]\nasIndexPage: true\n---\n',
      'content/front-of-house/hours.mdx': '---\ntitle: Hours\n---\n\nFrom nine to five.\n',
      'app/llms.txt/route.js': `
import { openPages } from '@bookplate/next/nextra';
import { getPageMap } from 'nextra/page-map';
export const dynamic = 'force-static';
export const GET = async () => new Response(openPages(await getPageMap()).map(({ title }) => title).join('\\n'));
`,
    },
  });
  expect(code, output).toBe(0);
  const server = join(folder, '.next/server');
  const [written = ''] = globSync('route-cache/APP_ROUTE/**/llms.txt.body', { cwd: server });
  const list = readFileSync(join(server, written), 'utf8');
  expect(list).toContain('Front of House');
  expect(list).not.toMatch(gatedWord);
  for (const name of ['index.html', 'guide.html', 'admin-guide.html', 'plans.html'])
    expect(readFileSync(join(server, 'app', name), 'utf8'), name).toMatch(
      /<head><meta charSet="utf-8"\/><script data-api-url=/,
    );
  const found = nextra.searchText!(join(folder, 'public'));
  expect(found).toContain('openword');
  expect(found).not.toMatch(gatedWord);
  expect(found).not.toContain('Admin guide');
}, 120_000);
