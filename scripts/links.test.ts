import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

const documents = globSync('{*,{packages,apps,examples}/*/*,decisions/*}.md', { cwd: root });

test.each(documents)('links in %s lead to files', (file) => {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/^```[^]*?^```/gm, '');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
  const files = targets.filter((target) => !/^(https?|mailto):|^\//.test(target));
  expect(files.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
});

const documentation = 'https://bookplate.github.io/bookplate/';
/** Written by the build of the site. */
const generated = /^(codes|reference\/(settings|cli)$)/;

test.each(documents)('links in %s to the documentation lead to pages and headings', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const addresses = targets.filter((target) => target.startsWith(documentation));
  for (const address of addresses) {
    const { pathname, hash } = new URL(address);
    expect(pathname).toMatch(/\/$/);
    const page = pathname.slice(new URL(documentation).pathname.length, -1) || 'index';
    if (generated.test(page)) continue;
    expect([address, headingsOf(page)]).toEqual([address, expect.arrayContaining([hash.slice(1)])]);
  }
});

/** The anchors of a page: the empty one is its top. */
function headingsOf(page: string): readonly string[] {
  const file = join(root, `site/src/content/docs/${page}.mdx`);
  if (!existsSync(file)) return [];
  const headings = readFileSync(file, 'utf8').matchAll(/^##+ (.*)$/gm);
  return ['', ...Array.from(headings, ([, heading = '']) => anchorOf(heading))];
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
