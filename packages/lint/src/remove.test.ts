import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { writeSite } from '../test/write-site.ts';
import { findImports, type PageRemoval, planRemoval } from './remove.ts';

const hosts = {
  starlight: [{ 'astro.config.mjs': '' }, 'src/content/docs/page.mdx'],
  docusaurus: [{ 'docusaurus.config.js': 'export default {};' }, 'docs/page.mdx'],
  vite: [{ 'vite.config.ts': '' }, 'page.mdx'],
} as const;

function planFor(source: string, host: keyof typeof hosts = 'starlight'): PageRemoval | undefined {
  const [config, file] = hosts[host];
  const folder = writeSite({ ...config, [file]: source });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return planRemoval(folder)[0];
}

test.each([
  ["Hello, {user.firstName ?? 'reader'}! {1 + 1}", 'Hello, reader! {1 + 1}'],
  ["{user.plan ?? 'a-b <c>'} {user.plan}.", '{"a-b <c>"} .'],
  ['a {user.beta ? <b>*x*</b> : <i>y {user.n ?? 1}</i>} c', 'a <i>y 1</i> c'],
  ['{user.beta && <b>x</b>}\n\nend', '\n\nend'],
  [
    'a <a href={user.url ?? "/x"} title={user.t} hidden={!user}>b</a>',
    'a <a href="/x"  hidden>b</a>',
  ],
  ["a\n\n<Groups any={['admin']}>\n  b {user.c}\n</Groups>\n\nd", 'a\n\n\n\nd'],
  ['a <KeyChoice /> b', 'a  b'],
  [
    'a <b data-bookplate-groups="x">b</b> <i data-bookplate-show="identified">c</i> <u data-bookplate-show="anonymous">d</u>',
    'a   <u data-bookplate-show="anonymous">d</u>',
  ],
  [
    "- a\n\n  ```sh user title=\"x\"\n  curl {playground.header['X-Key'] ?? 'KEY'} \\{user.a}\n  -v\n  ```",
    '- a\n\n  ```sh title="x"\n  curl KEY {user.a}\n  -v\n  ```',
  ],
  ['```sh user\n{user.a ?? 1}\n```', '```sh\n1\n```'],
])('rewrites a page to what anonymous readers saw: %j', (before, after) => {
  expect(planFor(before)).toMatchObject({ before, after, byHand: [] });
});

test.each([
  [
    '---\ntitle: a # b\ngroups: [admin]\nx: 1\n---\n\nc',
    '---\ntitle: a # b\ndraft: true\nx: 1\n---\n\nc',
  ],
  ['---\r\ngroups:\r\n  - admin\r\n  - beta\r\n---\r\nc', '---\r\ndraft: true\r\n---\r\nc'],
  ['---\ndraft: false\ngroups: []\n---\nc', '---\ndraft: true\n\n---\nc'],
])('makes a gated page a draft: %j', (before, after) => {
  for (const host of ['starlight', 'docusaurus'] as const)
    expect(planFor(before, host)).toMatchObject({ after, isDraft: true });
});

test('keeps what anonymous readers see', () => {
  const source =
    "---\ngroups: { none: [pro] }\n---\n\n<Groups none={['pro']}>\n  b {user.c ?? 1}\n</Groups>\n\na <Groups any={['anonymous']}>d</Groups> <Groups none={['anonymous']}>e</Groups>";
  expect(planFor(source, 'starlight')).toMatchObject({
    isDraft: false,
    hiddenParts: [{ line: 9 }],
    after: '---\ngroups: { none: [pro] }\n---\n\n\n  b 1\n\n\na d ',
  });
});

test('says which pages and parts were for groups, also where a host knows no drafts', () => {
  const page = planFor("---\ngroups: [admin]\n---\n\n<Groups any={['a']}>\n  b\n</Groups>", 'vite');
  expect(page).toMatchObject({
    groups: ['admin'],
    isDraft: false,
    hiddenParts: [{ line: 5, column: 1 }],
  });
});

test('leaves what needs a person, and names it', () => {
  const page = planFor(
    "import { BookplateText } from '@bookplate/docs/react';\n\nexport const A = () => <b>{user.a}</b>;\n\na {user.b.map((c) => c)} <Card b={user.all()} />",
    'docusaurus',
  );
  expect(page?.after).toBe(page?.before);
  expect(page?.byHand).toMatchObject([
    { line: 1, column: 1 },
    { line: 3, column: 28 },
    { line: 5, column: 3, source: '{user.b.map((c) => c)}' },
    { line: 5, column: 32, source: 'b={user.all()}' },
  ]);
});

test.each([
  'a {other} [b](/c) `{user.d}`',
  'export const user = { a: 1 };\n\na {user.a}',
  '```js\n{user.a}\n```',
  'a {/* {user.a} */} b\n\n{/* user */ /* playground */}',
])('leaves alone what is not about the reader: %j', (source) => {
  expect(planFor(source)).toBeUndefined();
});

test('rewrites the samples of plain Markdown, and names elements in it that are for some readers', () => {
  const folder = writeSite({
    'astro.config.mjs': '',
    'src/content/docs/a.md':
      '```sh user\na {user.b ?? 1}\n```\n\n<p data-bookplate-groups="x">c</p>\n',
  });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(planRemoval(folder)).toMatchObject([
    {
      after: '```sh\na 1\n```\n\n<p data-bookplate-groups="x">c</p>\n',
      byHand: [{ line: 5, column: 1, source: '<p data-bookplate-groups="x">c</p>' }],
    },
  ]);
});

test('rewrites versions and translations of Docusaurus docs, and makes drafts of generated pages', () => {
  const folder = writeSite({
    'docusaurus.config.js': 'export default {};',
    'docs/index.md': 'a [b](./seats.api.mdx) <Groups any={["x"]}>[c](./seats.api.mdx)</Groups>',
    'docs/seats.api.mdx': '---\nid: seats\napi: {"x-groups": ["admin"]}\n---\n\na\n',
    'versioned_docs/version-1.0/a.mdx': '{user.a ?? "b"}',
    'api_versioned_docs/version-1.0/a.mdx': '{user.a ?? "b"}',
    'i18n/fr/docusaurus-plugin-content-docs/current/a.mdx': '---\ngroups: [x]\n---\n\na\n',
  });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const planned = planRemoval(folder);
  expect(planned.map(({ file, after }) => [file, after])).toEqual([
    ['docs/index.md', 'a [b](./seats.api.mdx) '],
    ['docs/seats.api.mdx', '---\nid: seats\napi: {"x-groups": ["admin"]}\ndraft: true\n---\n\na\n'],
    ['api_versioned_docs/version-1.0/a.mdx', 'b'],
    ['i18n/fr/docusaurus-plugin-content-docs/current/a.mdx', '---\ndraft: true\n---\n\na\n'],
    ['versioned_docs/version-1.0/a.mdx', 'b'],
  ]);
  expect(planned[0]?.byHand).toEqual([
    { line: 1, column: 3, source: 'a link to ./seats.api.mdx, a draft now' },
  ]);
});

test('finds what components import of Bookplate, in the site and not in what it builds', () => {
  const folder = writeSite({
    'src/a.tsx': "import React from 'react';\n  import { x } from '@bookplate/docs/react';\n",
    'src/b.astro':
      '---\nimport A from "@bookplate/starlight/components/ApiReference.astro";\n---\n',
    'src/c.js': "// @bookplate/docs\nimport 'bookplate';\n",
    'dist/d.js': "import '@bookplate/docs/react';\n",
    'astro.config.mjs': "import '@bookplate/starlight';\n",
  });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(findImports(folder, ['astro.config.mjs'])).toEqual([
    {
      file: 'src/a.tsx',
      line: 2,
      column: 3,
      source: "import { x } from '@bookplate/docs/react';",
    },
    {
      file: 'src/b.astro',
      line: 2,
      column: 1,
      source: 'import A from "@bookplate/starlight/components/ApiReference.astro";',
    },
  ]);
});
