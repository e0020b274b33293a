import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type BuiltPage, LeakError, assertNoLeaks } from './assert-no-leaks.ts';

const pages: readonly BuiltPage[] = [
  {
    file: 'docs/index.mdx',
    path: '/docs/',
    title: 'Docs',
    groups: undefined,
    source: "For everyone.\n\n<Groups any={['beta']}>Beta testers get a second rocket.</Groups>",
  },
  {
    file: 'docs/admin-guide.mdx',
    path: '/docs/admin-guide/',
    title: 'Admin guide',
    groups: ['admin'],
    source: 'Seats are paid for on the dashboard.',
  },
];

function build(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function leaksOf(folder: string): readonly string[] {
  try {
    assertNoLeaks(folder, pages);
    return [];
  } catch (error) {
    if (!(error instanceof LeakError)) throw error;
    return error.leaks.map(({ output, kind, file }) => `${output}: ${kind} of ${file}`);
  }
}

test('takes gated pages out of the sitemap', () => {
  const folder = build({
    'sitemap-0.xml':
      '<urlset><url><loc>https://foo.com/docs/</loc></url><url><loc>https://foo.com/docs/admin-guide/</loc></url></urlset>',
    'llms.txt': '# Docs\n\nFor everyone.',
  });
  expect(leaksOf(folder)).toEqual([]);
  expect(readFileSync(join(folder, 'sitemap-0.xml'), 'utf8')).toBe(
    '<urlset><url><loc>https://foo.com/docs/</loc></url></urlset>',
  );
});

test('ends the build where a page or a part of one is in a file for everyone', () => {
  const folder = build({
    'llms.txt': '- [Admin guide](https://foo.com/somewhere)',
    'index.md': pages[0]!.source,
    'search.json': '{"text": "…seats are paid for on the dashboard"}',
    'index.html': pages[1]!.source,
  });
  expect(leaksOf(folder)).toEqual([
    'index.md: text of docs/index.mdx',
    'llms.txt: title of docs/admin-guide.mdx',
    'search.json: text of docs/admin-guide.mdx',
  ]);
});

test('says where, what and what to do', () => {
  const folder = build({ 'llms.txt': 'Seats are paid for on the dashboard.' });
  expect(() => assertNoLeaks(folder, pages)).toThrow(
    'llms.txt has the text "Seats are paid for on the" of docs/admin-guide.mdx',
  );
});

test('ends the build where what a document says of a gated operation is in a file for everyone', () => {
  const folder = build({ 'llms.txt': '# Acme API\n\n## Stop a countdown\n\n## List rockets' });
  const file = 'the OpenAPI document "Acme API"';
  const gated = [{ file, title: 'Stop a countdown', text: 'Stop a countdown' }];
  expect(() => assertNoLeaks(folder, [], [{ open: 'List rockets', gated }])).toThrow(
    'llms.txt has the title "Stop a countdown" of the OpenAPI document "Acme API"',
  );
});

test('ends the build where front matter of a gated page is in a page for everyone', () => {
  const told = 'Rebates for <b>launch partners</b>';
  const folder = build({
    'vip.html': `<head></head><body><div data-bookplate-groups="admin">${told}</div></body>`,
    'list.html': `<head></head><body><p>${told}</p></body>`,
    'head.html':
      '<head><meta property="og:description" content="Rebates for launch partners"></head><body></body>',
  });
  const page = { ...pages[1]!, about: ['Rebates for launch partners'] };
  expect(() => assertNoLeaks(folder, [page])).toThrow(LeakError);
  try {
    assertNoLeaks(folder, [page]);
  } catch (error) {
    expect((error as LeakError).leaks.map(({ output }) => output)).toEqual([
      'head.html',
      'list.html',
    ]);
  }
});

test('leaves a page that anonymous readers see in every public file, and not the one that replaces it', () => {
  const sitemap =
    '<urlset><url><loc>https://foo.com/docs/plans/</loc></url><url><loc>https://foo.com/docs/plans-pro/</loc></url></urlset>';
  const folder = build({
    'sitemap-0.xml': sitemap,
    'llms.txt': 'Plans are billed by the month here.',
  });
  const about = { title: 'Plans', about: [] };
  assertNoLeaks(folder, [
    {
      ...about,
      file: 'a',
      path: '/docs/plans/',
      groups: ['*', '!pro'],
      source: 'Plans are billed by the month here.',
    },
    {
      ...about,
      file: 'b',
      path: '/docs/plans-pro/',
      groups: ['pro'],
      source: 'Your plan has a contract with a person.',
    },
  ]);
  expect(readFileSync(join(folder, 'sitemap-0.xml'), 'utf8')).toBe(
    '<urlset><url><loc>https://foo.com/docs/plans/</loc></url></urlset>',
  );
});
