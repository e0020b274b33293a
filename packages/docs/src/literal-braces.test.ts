import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile as compileMdx } from '@mdx-js/mdx';
import { markdownToHtml } from 'satteri';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Compile, pagePath, processors } from '../test/processors.ts';
import { remarkBookplate, type Target } from './remark.ts';
import { satteriBookplate } from './satteri.ts';

let count = 0;

/** What is printed while a page is compiled, without the page's path. */
async function warningsOf(
  compile: Compile,
  source: string,
  target: Target = 'static',
): Promise<string[]> {
  // The same warnings of the same file are printed once: another compilation must come between.
  await compile(`other page ${(count += 1)} of the user`, target);
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  try {
    await compile(source, target);
    const lines = warn.mock.calls.flatMap(([text]) => String(text).split('\n'));
    if (lines.length > 0) expect(lines.pop()).toMatch(/\/codes\/build\/braces-as-text\/$/);
    return lines.map((line) => line.replace(`[bookplate] ${pagePath}:`, ''));
  } finally {
    warn.mockRestore();
  }
}

/** ¦ marks the place of each warning. */
const literal: readonly (readonly [marked: string, write: string])[] = [
  [
    'a [b](https://foo.com/¦{user.org.slug}/home)',
    "<a href={user.org.slug ? `https://foo.com/${user.org.slug}/home` : '/…'}>",
  ],
  ['a [*b* c](/x "For ¦{user.firstName}")', 'title={`For ${user.firstName}`}'],
  [
    'a ![Rocket of ¦{user.firstName}](/rocket.svg)',
    '<img src="/rocket.svg" alt={`Rocket of ${user.firstName}`} />',
  ],
  ['a ![Rocket](/rocket/¦{user.plan}.svg)', "src={user.plan ? `/rocket/${user.plan}.svg` : '/…'}"],
  [
    'a [b][c]\n\n[c]: https://foo.com/¦{user.org.slug}',
    "<a href={user.org.slug ? `https://foo.com/${user.org.slug}` : '/…'}>",
  ],
  ['a `curl -H "¦{user.apiKey}"` b', `<code>curl -H "{user.apiKey ?? '…'}"</code>`],
  ["a `¦{playground.header['X-Key']}` b", 'use a fence with the word `user`'],
  ['a <a href="/orgs/¦{user.org.id}">b</a>', "href={user.org.id ? `/orgs/${user.org.id}` : '/…'}"],
  ['<Card\n  title="x"\n  text="Hi ¦{user.firstName}"\n/>', 'choose between two'],
  [
    'a {user.beta && <a href="/orgs/¦{user.org.id}">b</a>}',
    "href={user.org.id ? `/orgs/${user.org.id}` : '/…'}",
  ],
  ['a {`Hello ¦{user.firstName}`} b', "Write ${user.firstName ?? '…'}"],
  ['> a {user.beta\n>   ? `Hello ¦{user.firstName}` : ""} b', "Write ${user.firstName ?? '…'}"],
  ["a [b](https://foo.com/¦{user.org ?? 'x'}/home) c", '<a href={`'],
  ["a [b](/¦{user.org ?? 'x'}/home) c", "<a href={`/${user.org ?? 'x'}/home`}>"],
  [
    'a https://foo.com/¦{user.plan}/x b',
    "<a href={user.plan ? `https://foo.com/${user.plan}/x` : '/…'}>",
  ],
  ['```js title="¦{user.plan}" user\nx {user.plan}\n```', 'Write it in the code'],
  ['| a |\n| - |\n| `¦{user.plan}` |', "<code>{user.plan ?? '…'}</code>"],
  ['## a `¦{user.plan}`', "<code>{user.plan ?? '…'}</code>"],
];

test.each(
  processors.flatMap(([name, compile]) =>
    literal.map(([marked, write]) => [name, marked, compile, write] as const),
  ),
)('the build says where readers would see braces (%s): %s', async (_, marked, compile, write) => {
  const before = marked.slice(0, marked.indexOf('¦')).split('\n');
  const [warning = '', ...others] = await warningsOf(compile, marked.replace('¦', ''));
  expect(warning).toMatch(
    new RegExp(`^${before.length}:${(before.at(-1)?.length ?? 0) + 1}: \\{.* is shown as text: `),
  );
  expect(warning).toContain(write);
  expect(others).toEqual([]);
});

test.each(processors)('says nothing of other braces: %s', async (_, compile) => {
  for (const source of [
    'a [b](/{id}) ![{users.a}](/c) `{id}` `{usera.b}` <a href="/{id}/{team.user.x}">b</a>',
    'a \\{user.plan} `${user.plan}` `{{user.plan}}` `#{user.plan}` `{user}`',
    "a {'{user.plan}'} <code>{'{user.plan}'}</code> <b title={'{user.plan}'} /> <code>\\{user.plan}</code>",
    'a {`Hello ${user.plan}`}\n\n```js\n{user.plan}\n```',
    'export const user = { a: 1 };\n\na `{user.a}` [b](/{user.a}) {user.a}',
    "a [b](/c) {user.plan ?? 'x'} (d) [e](<a href={user.url}>f</a>",
    '{/* [a](/{user.plan}) */}',
  ])
    expect([source, ...(await warningsOf(compile, source))]).toEqual([source]);
});

test.each(processors)('names the same places with React: %s', async (_, compile) => {
  expect(await warningsOf(compile, '<Card text="Hi {user.firstName}" />', 'react')).toEqual([
    expect.stringMatching(/^1:16: .*Write text=\{`Hi \$\{user\.firstName\}`\}/),
  ]);
});

test.each([
  ['all of it', '\nOpen.\n\nHello, {user.name}!\n'],
  ['and the space around the text', 'Open.\n\nHello, {user.name}!'],
])('names the line in the file where the host takes the front matter away, %s', async (_, text) => {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'page.md');
  writeFileSync(file, '---\ntitle: A\n---\n\nOpen.\n\nHello, {user.name}!\n');
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => {
    warn.mockRestore();
  });
  await markdownToHtml(text, {
    mdastPlugins: [satteriBookplate({ target: 'static' })],
    fileURL: pathToFileURL(file),
  });
  expect(String(warn.mock.calls[0]?.[0])).toContain(`${file}:7:8: `);
});

test('prints what it warns of once, though hosts compile a page twice, and again after a change', async () => {
  const [[, compile] = []] = processors;
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  for (const source of ['b `{user.a}`', 'b `{user.a}`', 'b', 'b `{user.a}`'])
    await compile?.(source, 'react');
  expect(warn.mock.calls.map(([text]) => String(text).slice(0, 36))).toHaveLength(2);
  warn.mockRestore();
});

const mistaken = 'Text\n\n<!-- <Groups> --> <p>a</p><Groups any="admin">\n\nSecret\n\n</Groups>';

test.each([
  [
    'remark',
    async (value: string) =>
      compileMdx(
        { value, path: '/a.md' },
        { remarkPlugins: [[remarkBookplate, { target: 'static' }]] },
      ),
  ],
  [
    'satteri',
    async (value: string) =>
      markdownToHtml(value, {
        mdastPlugins: [satteriBookplate({ target: 'static' })],
        fileURL: new URL('file:///a.md'),
      }),
  ],
] as const)('refuses gates in Markdown, where they hide nothing: %s', async (_, compile) => {
  await expect(compile(mistaken)).rejects.toMatchObject({
    message: expect.stringContaining('Found <Groups any="admin"> in Markdown') as string,
    line: 3,
    column: 27,
  });
  // Markdown reads the braces as text, and the end as an element.
  await expect(compile("<Groups any={['admin']}>\n\nSecret\n\n</Groups>\n")).rejects.toMatchObject({
    message: expect.stringContaining('Found </Groups> in Markdown') as string,
    line: 5,
  });
  await compile('A `<Groups>` of the user <!-- <Groups> --> ends with \\</Groups>');
});
