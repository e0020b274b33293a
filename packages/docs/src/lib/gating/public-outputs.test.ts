import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { publicOutputs } from './public-outputs.ts';

test('reads what is made for machines and the open parts of pages, and no script or picture', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-outputs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'pagefind'));
  const files: Readonly<Record<string, string | Buffer>> = {
    'index.html':
      '<head><meta name="description" content="Told"></head><body>Open <b data-bookplate-groups="a">no</b></body>',
    'app.js': 'no',
    'logo.svg': 'no',
    'llms.txt': '# Docs',
    'guide.md': 'Text',
    'search.json': '{"title": "Admin\\nguide", "pages": ["a", {"b": "c"}], "n": 1}',
    'broken.json': '{"title',
    search: '{"title": "Of a route"}',
    CNAME: 'docs.foo.com',
    'sitemap.xml.body': '<loc>a</loc>',
    'guide.txt': 'Of a router',
    'api.yaml':
      'title: &a Pets\npaths: {/pets: {get: {summary: *a, description: "All of\\nthem"}}}',
    'pagefind/en_1.pf_fragment': gzipSync('pagefind_dcd{"content": "Found"}'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const read = Object.fromEntries(
    Array.from(
      publicOutputs(folder, (name) => name === 'guide.txt'),
      ({ name, text, part }) => [part ? `${part} of ${name}` : name, text.trim()],
    ),
  );
  expect(read).toEqual({
    'llms.txt': '# Docs',
    'guide.md': 'Text',
    'search.json': 'Admin\nguide\na\nc',
    'broken.json': '{"title',
    search: 'Of a route',
    CNAME: '',
    'sitemap.xml.body': '<loc>a</loc>',
    'api.yaml': 'Pets\nPets\nAll of\nthem',
    'pagefind/en_1.pf_fragment': 'Found',
    'head of index.html': 'Told',
    'body of index.html': 'Open',
  });
});
