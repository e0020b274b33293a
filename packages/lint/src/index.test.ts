import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { writeSite } from '../test/write-site.ts';
import { codes, explain, type Finding, lint, type LintEvent } from './index.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};
const userSchema = {
  type: 'object',
  properties: {
    firstName: { type: 'string' },
    plan: { enum: ['free', 'team', 'enterprise'] },
    beta: { type: 'boolean' },
    org: { $ref: '#/$defs/org' },
    keys: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
    tags: { type: 'array', items: { enum: ['a', 'b'] } },
    extra: { type: 'object', additionalProperties: true },
  },
  required: ['firstName'],
  $defs: { org: { type: 'object', properties: { id: { type: 'string' } } } },
};
const ada = { groups: ['admin', 'beta'], content: { firstName: 'Ada', plan: 'enterprise' } };
const bob = { content: { firstName: 'Bob', plan: 'free' } };

const starlight = { 'astro.config.mjs': "export default { base: '/docs' }" };
const docusaurus = {
  'docusaurus.config.ts':
    "const config = { baseUrl: '/site/', presets: [['classic', { blog: {} }]] };\nexport default config;",
};
const docsFolder = 'src/content/docs';

async function eventsOf(
  files: Readonly<Record<string, unknown>>,
  inside?: string,
): Promise<readonly LintEvent[]> {
  const folder = writeSite(files);
  folders.push(folder);
  const options = { folder: join(folder, inside ?? ''), isNamed: inside !== undefined };
  const events: LintEvent[] = [];
  for await (const event of lint(options)) events.push(event);
  return events;
}

async function findingsOf(files: Readonly<Record<string, unknown>>): Promise<readonly Finding[]> {
  return (await eventsOf(files)).flatMap((event) =>
    event.type === 'finding' ? [event.finding] : [],
  );
}

/** Where a finding is and what it is, as in `a.mdx:1:5 page-syntax`. */
function inShort({ file, line, column, code }: Finding): string {
  return `${file.slice(file.lastIndexOf('/') + 1)}:${line}:${column} ${code}`;
}

/** A page of Starlight; ¦ marks the place of what is found. */
async function page(
  marked: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ found: string[]; marked: string[]; findings: readonly Finding[] }> {
  const places = marked
    .split('\n')
    .flatMap((line, index) =>
      line.includes('¦') ? [`page.mdx:${index + 1}:${line.indexOf('¦') + 1}`] : [],
    );
  const findings = await findingsOf({
    ...starlight,
    'bookplate.json': { ...settings, userSchema, groups: ['admin', 'beta'] },
    [`${docsFolder}/page.mdx`]: marked.replaceAll('¦', ''),
    ...more,
  });
  return { found: findings.map(inShort), marked: places, findings };
}

test.each([
  ['page-syntax', 'a\n\n<b>x {¦'],
  ['page-syntax', 'a {user.¦}'],
  ['front-matter-syntax', '---\ntitle: a\ngroups: [admin\n¦---\n'],
  ['expression-outside', 'a {user.firstName ¦+ 1}'],
  ['expression-outside', '- b {user.beta && <a b={¦f(user)}>c</a>}'],
  ['unknown-member', "a {user.¦firstNam ?? 'x'}"],
  ['unknown-member', "> a {user.beta\n>   && user.org.¦name && 'x'}"],
  ['unknown-member', "a {user.keys[0].¦name ?? 'x'}"],
  ['unknown-member', "<a href={user.¦url ?? '/'}>b</a>"],
  ['unknown-member', "a {user.beta && <b>{user.¦nam ?? 'x'}</b>}"],
  ['unknown-member', "- ```sh user\n  curl {user.¦lastName ?? 'KEY'}\n  ```"],
  ['unknown-value', "a {user.plan === ¦'entreprise' ? 'x' : 'y'}"],
  ['unknown-value', "a {¦'Free' !== user.plan ? 'x' : 'y'}"],
  ['unknown-value', "a {user.tags.includes(¦'c') && 'x'}"],
  ['sample-braces', '```sh user\ncurl ¦{user.firstName\n```'],
  ['sample-braces', "```sh user\ncurl ¦{user.keys.map(f)} {user.firstName ?? 'x'}\n```"],
  ['sample-braces', "```sh user\ncurl #¦{user.firstName ?? 'x'}\n```"],
  ['sample-braces', '```go user\n[]A{{b: "¦{user.firstName ?? \'x\'}"}}\n```'],
  ['groups-shape', '---\ngroups: ¦admin\n---\n'],
  ['groups-shape', '---\ngroups: ¦1\n---\n'],
  ['groups-shape', '---\ngroups: ¦\n---\n'],
  ['groups-shape', '---\ngroups: [admin, ¦[beta]]\n---\n'],
  ['groups-shape', '---\ngroups:\n  not: ¦[admin]\n---\n'],
  ['groups-shape', '---\ngroups:\n  any: ¦admin\n---\n'],
  ['groups-shape', '---\ngroups:\n  none: ¦[]\n---\n'],
  ['groups-shape', '---\ngroups:\n  none: [admin, ¦1]\n---\n'],
  ['group-name', "---\ngroups:\n  any: [admin, ¦'be ta']\n---\n"],
  ['groups-conflict', '---\ngroups: ¦{ any: [admin, beta], none: [beta] }\n---\n'],
  ['groups-conflict', "a ¦<Groups any={['beta']} none={['beta']}>b</Groups>"],
  ['groups-anonymous', '---\ngroups: ¦{ none: [anonymous, beta] }\n---\n'],
  ['groups-anonymous', "a ¦<Groups none={['anonymous', 'beta']}>b</Groups>"],
  ['unknown-group', '---\ngroups:\n  any: [anonymous, ¦Anonymous]\n  none: [beta, ¦amdin]\n---\n'],
  ['unknown-group', "a <Groups any={['anonymous']} none={[¦'amdin']}>b</Groups>"],
  ['group-name', '---\ngroups: ["admin", ¦"beta "]\n---\n'],
  ['groups-empty', '---\ngroups: ¦[]\n---\n'],
  ['unknown-group', '---\ngroups:\n  - beta\n  - ¦Admin\n---\n'],
  ['unknown-group', "a <Groups any={['beta', ¦'amdin']}>b</Groups>"],
  ['unknown-group', "a {user.groups.includes(¦'amdin') && 'b'}"],
  ['unknown-group', "a {user.beta && <Groups any={[¦'amdin']}>b</Groups>}"],
  ['shows-nothing', 'a {¦user.firstName}'],
  ['shows-nothing', 'a {¦`Hello ${user.firstName}`}'],
  ['shows-nothing', 'a {¦user.firstName || user.plan}'],
  ['shows-nothing', "a {user.plan === 'free' ? 'x' : <b>{¦user.plan}</b>}"],
  ['shows-nothing', 'a <a href={¦user.org.id}>b</a>'],
  ['shows-nothing', '```sh user\ncurl {¦user.firstName}\n```'],
] as const)('finds %s in %j', async (code, marked) => {
  const { found, marked: places } = await page(marked);
  expect(found).toEqual(places.map((place) => `${place} ${code}`));
});

test.each([
  "a {user.firstName ?? 'reader'} {user.extra.any ?? 'x'} {user.groups.includes('admin') && 'b'}",
  "a {user.keys[0].id ?? 'x'} {user.tags.includes('a') && 'x'} {user.firstName === 'Eve' && 'x'}",
  "a {user.beta && 'new'} {user.firstName ?? ''} {user.plan === 'team' && <b>{user.firstName}</b>}",
  "a <Groups any={['admin']}>{user.firstName}</Groups>",
  '---\ngroups: [admin]\n---\n\na {user.firstName} [b](/docs/page/)',
  '<a title={user.firstName}>b</a>',
  '```js user\nimport { user } from "./user.js"; `${user.name}`; const {user} = x;\n```',
  '```js\n{user.nothing\n```',
  "```hbs user\nHello {{user.firstName}}, {{#if user.plan}}{{user.plan}}{{/if}} your key is {user.firstName ?? 'x'}\n```",
  '```ruby user\nputs "Hello #{user.firstName}" # {user.firstName ?? \'x\'}\n```',
  '```py user\nf"Hello \\{user.firstName}, \\{user.keys.map(f)}"\n```',
  'export const user = { a: 1 };\n\na {user.a} {user.a + user.b}',
  'a {/* user.nothing */} `${user.nothing}` {[1].map((user) => user.nothing)}',
])('finds nothing in %j', async (source) => {
  expect((await page(source, { 'personas/ada.json': ada })).found).toEqual([]);
});

test('names the escape for braces that are the sample’s own', async () => {
  const { findings } = await page('```py user\nf"{user.firstName}" {user.keys[a]}\n```');
  expect(findings.map((finding) => explain(finding).advice)).toEqual([
    expect.stringContaining('write \\{user.firstName}.'),
    expect.stringContaining('a backslash before them: \\{.'),
  ]);
});

test('says which readers see nothing, and why', async () => {
  const { findings } = await page('a {user.plan} {user.beta} {user}', {
    'personas/ada.json': ada,
    'personas/bob.json': { ...bob, content: { firstName: 'Bob', beta: true } },
  });
  expect(findings.map(({ args }) => args)).toMatchObject([
    { path: 'user.plan', found: 'nothing', readers: [null, 'bob'] },
    { path: 'user.beta', readers: [null, 'ada', 'bob'] },
    { path: 'user', readers: [null, 'ada', 'bob'] },
  ]);
});

test('renders a part only for readers who see it', async () => {
  const { findings } = await page(
    "---\ngroups: [beta]\n---\n\n<Groups any={['admin']}>\n  {user.org.id}\n</Groups>",
    { 'personas/ada.json': ada, 'personas/bob.json': { ...bob, groups: ['beta'] } },
  );
  expect(findings.map(({ args }) => args)).toMatchObject([
    { path: 'user.org.id', readers: ['ada'] },
  ]);
});

test('takes the groups of personas where no list names groups', async () => {
  const { findings } = await page('---\ngroups: [adimn]\n---\n', {
    'bookplate.json': settings,
    'personas/ada.json': ada,
  });
  expect(findings).toMatchObject([
    { severity: 'warning', args: { nearest: 'admin', known: ['admin', 'beta'], isListed: false } },
  ]);
});

test('runs free JavaScript on React hosts for each reader', async () => {
  const events = await eventsOf({
    ...docusaurus,
    'personas/ada.json': { content: { items: ['a'], since: 'x' } },
    'docs/page.md':
      "import x from './x';\n\n# a {#id}\n\n<!-- {user.a + 1} -->\n\n{user.items.map((item) => <li key={item}><Card to={item} /></li>)}\n\n{new Date(user.since ?? 0).toISOString()} {Object.keys(user).length} {x(user)}\n",
  });
  expect(
    events.flatMap((event) =>
      event.type === 'finding' ? [inShort(event.finding), event.finding.args] : [],
    ),
  ).toEqual([
    'page.md:9:2 throws',
    expect.objectContaining({ readers: ['ada'], message: 'RangeError: Invalid time value' }),
    'page.md:9:44 throws',
    expect.objectContaining({ readers: [null] }),
  ]);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'not-run', line: 9, source: 'x(user)', names: ['x'] }),
  );
});

const personas = {
  'personas/ada.json': { content: { firstName: 'Ada', seats: 2, beta: true, tags: ['a'] } },
  'personas/bob.json': { content: { firstName: 'Bob' } },
};

test.each([
  ['{user.seats.toFixed(2)}', 'user.seats.toFixed(2)', [null, 'bob']],
  ['{user.firstName.toUpperCase()}', 'user.firstName.toUpperCase()', [null]],
  ["{user.tags.join(', ')}", "user.tags.join(', ')", [null, 'bob']],
  ['{`Hi ${user.firstName.trim()}`}', 'user.firstName.trim()', [null]],
  [
    '{user.beta ? user.firstName.trim() : user.lastName.trim()}',
    'user.lastName.trim()',
    [null, 'bob'],
  ],
  ['{user.tags[user.seats - 2].trim()}', 'user.tags[user.seats - 2].trim()', [null, 'bob']],
  ['<a href={user.url.trim()}>b</a>', 'user.url.trim()', [null, 'ada', 'bob']],
])('evaluates JavaScript for nobody, too: %s', async (source, path, readers) => {
  const found = await findingsOf({ ...docusaurus, ...personas, 'docs/page.mdx': `a ${source} b` });
  expect(found.map(({ code, args }) => [code, args])).toEqual([
    ['shows-nothing', expect.objectContaining({ path, readers, found: 'nothing' })],
  ]);
});

test.each([
  "{user.firstName.toUpperCase() ?? 'YOU'} {user.firstName.trim() || 'you'}",
  "{user.beta && user.firstName.trim()} {user.beta ? user.firstName.trim() : ''}",
  '{user.tags.map((tag) => <b key={tag}>{tag}</b>)} {(user.tags ?? []).filter(Boolean)}',
  '<Card title={user.firstName.trim()} /> <b title={user.firstName.trim()}>c</b>',
  '{(() => user.firstName)()?.length > 1 && <b>c</b>}',
])('reports nothing for JavaScript that is empty on purpose: %s', async (source) => {
  expect(
    await findingsOf({ ...docusaurus, ...personas, 'docs/page.mdx': `a ${source} b` }),
  ).toEqual([]);
});

test('stops JavaScript that does not end', async () => {
  const { found } = await page('', {
    'astro.config.mjs': 'export {',
    'docusaurus.config.js': 'module.exports = {}',
    'docs/a.mdx': '{(() => { while (user) {} })()}',
    'personas/ada.json': ada,
  });
  expect(found).toEqual(['a.mdx:1:2 throws']);
});

const random = ['q7Rw2', 'Zk9Lx4', 'Vb8Tn3Mp6Y'].join('');

test('finds credentials in the schema, in personas and in expressions', async () => {
  const files = {
    ...starlight,
    'bookplate.json': { ...settings, userSchema: './user.json' },
    'user.json': `{"type": "object", "properties": {
"firstName": {"type": "string"}, "plan": {"type": "string"},
"apiKey": {"type": "string"},
"seats": {"type": "object", "properties": {
"accessToken": {"$ref": "#/$defs/token"} }},
"keys": {"type": "array", "items": {"properties": {
"value": {"type": "string"}, "name": {"type": "string"} }}},
"integration": {"type": "string", "examples": ["${random}"]},
"projectKey": {"type": "string"}, "tokens": {"type": "number"}, "apiKeyName": {} },
"$defs": {"token": {"type": "string"}} }`,
    'personas/a.json': `{"content": {"firstName": "Ada",
"apiKey": "live_1",
"keys": [{"name": "x",
"value": "live_2"}],
"integration": "${random}" }, "apiPlaygroundInputs": {"header": {"X-API-Key": "live_1"}} }`,
    [`${docsFolder}/page.mdx`]:
      "a {user.firstName ?? 'x'} {user.apiKeyName ?? 'x'} {user.groups.includes('admin') && 'x'}\n<b title={user.apiKey}>{user.seats.accessToken.slice(1) ?? 'x'}</b>\n\n```sh user\n{user.apiKey ?? 'KEY'} {playground.header['X-API-Key'] ?? 'KEY'}\n```",
  };
  const found = (await findingsOf(files)).filter(({ code }) => code === 'secret-in-content');
  expect(found.map(inShort)).toEqual(
    [
      'user.json:3:1',
      'user.json:5:1',
      'user.json:7:1',
      'user.json:8:1',
      'a.json:2:1',
      'a.json:4:1',
      'a.json:5:1',
      'page.mdx:2:16',
      'page.mdx:2:36',
      'page.mdx:5:7',
    ].map((place) => `${place} secret-in-content`),
  );
  expect(explain(found[0]!).title).toBe(
    'content.apiKey is a credential by its name, and every script of the docs can read content',
  );
  expect(explain(found[3]!).title).toMatch(/^content\.integration looks like a credential/);
  const withPublic = {
    ...files,
    'bookplate.json': {
      ...settings,
      userSchema: './user.json',
      publicFields: ['apiKey', 'accessToken', 'value', 'integration'],
    },
  };
  expect((await findingsOf(withPublic)).map(({ code }) => code)).not.toContain('secret-in-content');
});

test('takes the settings of the environment that a build would take', async () => {
  const inProduction = { ...settings, groups: ['staff'] };
  const environments = {
    production: { groups: ['admin'], publicFields: ['apiKey'] },
    staging: { groups: ['beta'] },
  };
  const files = {
    ...starlight,
    'bookplate.json': { ...inProduction, environments },
    [`${docsFolder}/page.mdx`]: "---\ngroups: [admin]\n---\n\n{user.apiKey ?? 'KEY'}\n",
  };
  expect(await findingsOf(files)).toEqual([]);
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('BOOKPLATE_ENV', 'staging');
  expect((await findingsOf(files)).map(({ code }) => code)).toEqual([
    'unknown-group',
    'secret-in-content',
  ]);
  vi.stubEnv('BOOKPLATE_ENV', 'stagin');
  await expect(findingsOf(files)).rejects.toThrow('there is no environment "stagin"');
});

test('says what of a gated page is in its head for everyone', async () => {
  const text = (groups: string): string =>
    `---\ntitle: a\n${groups}---\n\n<head>\n  <meta name="description" content="b" />\n  <meta name="viewport" content="c" />\n  <link rel="preconnect" href="https://foo.com" />\n</head>\n\n<title>d</title>\n\n<script type="application/ld+json">{'{}'}</script>\n`;
  for (const [host, file] of [
    [docusaurus, 'docs/a.mdx'],
    [starlight, `${docsFolder}/a.mdx`],
  ] as const) {
    const gated = await findingsOf({ ...host, [file]: text("groups: ['admin']\n") });
    expect(gated.map(inShort)).toEqual([
      'a.mdx:7:3 expression-outside',
      'a.mdx:12:1 expression-outside',
      'a.mdx:14:1 expression-outside',
    ]);
    expect(explain(gated[0]!).title).toContain('Found <meta> on a page for some groups');
    expect(await findingsOf({ ...host, [file]: text('') })).toEqual([]);
  }
});

test('says that a host without gated pages gates none', async () => {
  const files = {
    'bookplate.json': settings,
    'src/a.mdx': "---\ntitle: a\ngroups: ['admin']\n---\n\nb\n",
  };
  const vite = await findingsOf({ ...files, 'vite.config.ts': 'export default {}' });
  expect(vite.map(inShort)).toEqual(['a.mdx:3:1 expression-outside']);
  expect(explain(vite[0]!).advice).toContain('<Groups');
  expect(await findingsOf(files)).toEqual([]);
  const same = { [`${docsFolder}/a.mdx`]: files['src/a.mdx'] };
  expect(await findingsOf({ ...starlight, ...same })).toEqual([]);
});

test('treats braces in plain Markdown as text', async () => {
  const { found } = await page('', {
    [`${docsFolder}/a.md`]:
      '---\ntitle: "Of {user.plan}"\n---\nHello, *{user.firstName}*! `{user.b}` {#if user}\n[a {user.c}](/{user.d})\n\n<b title="{user.e}">',
  });
  expect(found).toEqual([
    'a.md:2:12 expression-in-markdown',
    'a.md:4:9 expression-in-markdown',
    'a.md:5:4 expression-in-markdown',
    'a.md:5:15 expression-in-markdown',
    'a.md:7:11 expression-in-markdown',
  ]);
});

const braces = `---
title: Links of {user.firstName}
description: For readers on {user.plan}
hero: { tagline: 'Hi {user.firstName}' } # {user.comment}
banner: {user.plan}
---

[Your dashboard](https://dash.foo.com/{user.org.slug}/home), [named][ref], ![Rocket of {user.firstName}](/rocket.svg),
[titled](/part/ "For {user.firstName}"), <a href="/orgs/{user.org.id}">raw</a>, \`curl -H "{user.firstName}"\`

[ref]: https://dash.foo.com/{user.org.slug}
`;

test.each([
  ['Starlight', starlight, docsFolder],
  ['Docusaurus', docusaurus, 'docs'],
])('names braces where MDX has no expressions, and what to write: %s', async (_, host, folder) => {
  const found = await findingsOf({
    ...host,
    'bookplate.json': settings,
    [`${folder}/a.mdx`]: braces,
  });
  expect(found.map(inShort)).toEqual(
    ['2:17', '3:29', '4:22', '5:9', '8:39', '8:88', '9:22', '9:57', '9:91', '11:29'].map(
      (place) => `a.mdx:${place} expression-in-markdown`,
    ),
  );
  expect(explain(found[4]!)).toEqual({
    title: "{user.org.slug} is shown as text: a link's address has no expressions",
    advice:
      "Write <a href={user.org.slug ? `https://dash.foo.com/${user.org.slug}/home` : '/…'}>…</a>.",
  });
  expect(explain(found[8]!).advice).toContain(`<code>curl -H "{user.firstName ?? '…'}"</code>`);
});

test.each([
  ['Starlight', starlight, docsFolder, '<bookplate-text value="user.firstName">'],
  ['Docusaurus', docusaurus, 'docs', 'useBookplate((user) => user?.firstName)'],
])('names the reader in an export of a page: %s', async (_, host, folder, write) => {
  const found = await findingsOf({
    ...host,
    'bookplate.json': settings,
    [`${folder}/a.mdx`]:
      '# Greeting\n\nexport const Greeting = () => <b>Hi {user.firstName}</b>;\n\n<Greeting />\n',
  });
  expect(found.map(inShort)).toEqual(['a.mdx:3:38 expression-outside']);
  expect(explain(found[0]!).advice).toContain(write);
});

const gated = '---\ngroups: [admin]\n---\n';

test.each([
  ['[a](/docs/admin-guide/)', 1],
  ['[a](/docs/admin-guide#x)', 1],
  ['[a](../admin-guide/)', 1],
  ['[a](../../admin-guide.html?b)', 0],
  ['[a](./Admin%20Guide.mdx)', 1],
  ['[a][b]\n\n[b]: /docs/admin-guide', 1],
  ['<LinkCard title="a" href="/docs/admin-guide" />', 1],
  ['[a](/admin-guide)', 0],
  ['[a](https://foo.com/docs/admin-guide) [b](#x) [c](mailto:a@b.c) [d](/docs/open/) [e](%)', 0],
  ["<Groups any={['admin']}>[a](/docs/admin-guide)</Groups>", 0],
  ['{user.groups.includes(\'admin\') && <a href="/docs/admin-guide">a</a>}', 0],
] as const)('on Starlight, %j leads to a gated page: %s', async (link, count) => {
  const { found } = await page(link, {
    [`${docsFolder}/Admin Guide.mdx`]: gated,
    [`${docsFolder}/open.md`]: '',
  });
  expect(found.filter((each) => each.endsWith('gated-link'))).toHaveLength(count);
});

test.each([
  ['docs/intro.md', '[a](./01-team/README.mdx)', 1],
  ['docs/intro.md', '[a](/docs/team)', 1],
  ['docs/intro.md', '[a](/site/docs/team)', 1],
  ['docs/intro.md', '[a](@site/docs/01-team/README.mdx)', 1],
  ['blog/2024-01-02-a.md', '[a](/docs/team/)', 1],
  ['docs/02-b/c.md', '[a](../team)', 1],
  ['docs/intro.md', '[a](/team)', 0],
] as const)('on Docusaurus, in %s %j leads to a gated page: %s', async (file, link, count) => {
  const found = await findingsOf({ ...docusaurus, 'docs/01-team/README.mdx': gated, [file]: link });
  expect(found.map(({ code }) => code)).toEqual(Array.from({ length: count }, () => 'gated-link'));
});

const withApi = {
  'docusaurus.config.ts': `
    const specPath: string = 'openapi.yaml';
    const options = { config: { api: { specPath, versions: { old: { specPath: './specs' } } } } };
    const config = { presets: [['classic', {}]], plugins: [['docusaurus-plugin-openapi-docs', options]] };
    export default withBookplate(config);`,
  'bookplate.json': { ...settings, groups: ['admin', 'beta'] },
};
const spec = "openapi: '3.1.0'\n";

/** Where in the marked files a ¦ stands, and the files without it. */
function unmark(files: Readonly<Record<string, string>>): [string[], Record<string, string>] {
  const places = Object.entries(files).flatMap(([name, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(/¦/g)].map(
          ({ index: column }, before) =>
            `${name.slice(name.lastIndexOf('/') + 1)}:${index + 1}:${column - before + 1} unknown-group`,
        ),
      ),
  );
  return [
    places,
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.replaceAll('¦', '')]),
    ),
  ];
}

test('finds groups that nobody is in where a spec names them, and the files that it refers to', async () => {
  const [places, files] = unmark({
    'openapi.yaml': `${spec}tags:\n- name: a\n  x-groups:\n  - beta\n  - ¦amdin\npaths:\n  /a: { $ref: './paths/a.yaml#/path' }\n  /b: { x-mint: { groups: [¦Admin] } }\n`,
    'paths/a.yaml':
      'path: { get: { x-groups: [admin, ¦beat] } }\nenum: { x-enum-groups: { a: [¦b] } }\n',
    'specs/old.json':
      '{\n  "openapi": "3.0.0",\n  "x": { "x-rbac": { "admin": "read", ¦"staff": "read", "*": "none" } }\n}',
    'specs/notes.yaml': 'x-groups: [no-spec]\n',
  });
  const found = await findingsOf({ ...withApi, ...files });
  expect(found.map(inShort).sort()).toEqual(places.sort());
  expect(explain(found.find(({ file }) => file === 'paths/a.yaml')!)).toEqual({
    title: 'There is no group beat',
    advice:
      'Did you mean beta? Known groups: admin, beta. If it is new, add it to groups in bookplate.json.',
  });
  expect(found.map(({ severity }) => severity)).not.toContain('warning');
});

test('finds groups of a spec that are no list of names, as the build refuses them', async () => {
  const found = await findingsOf({
    ...withApi,
    'bookplate.json': settings,
    'openapi.yaml': `${spec}paths:\n  /a: { x-groups: admin }\n  /b: { x-groups: ["a b"] }\n`,
  });
  expect(found.map(inShort)).toEqual([
    'openapi.yaml:3:19 groups-shape',
    'openapi.yaml:4:20 group-name',
  ]);
  expect(explain(found[0]!)).toEqual({
    title: 'x-groups: expected a list of names, found the string "admin"',
    advice: "Write x-groups: ['admin']. Without x-groups, everyone sees it.",
  });
});

test('finds gates of a spec that hide nothing, with the right name and the place', async () => {
  const found = await findingsOf({
    ...withApi,
    'openapi.yaml': `${spec}paths:\n  /a: { X-Groups: [admin] }\n  /b: { x-internal: 'true' }\n`,
  });
  expect(found.map(inShort)).toEqual([
    'openapi.yaml:3:19 spec-gate',
    'openapi.yaml:4:21 spec-gate',
  ]);
  expect(explain(found[0]!).title).toContain('/paths/~1a/X-Groups is no gate, and "x-groups"');
});

test('finds groups that nobody is in where a page imports the spec, and reports them once', async () => {
  const [places, files] = unmark({
    'src/openapi.json':
      '{\n"openapi": "3.1.0",\n"paths": { "/a": { "x-groups": ["admin",\n¦"Beta"] } } }',
  });
  const importing =
    'import openapi from "../../openapi.json";\n\n<ApiReference document={openapi} />';
  const { found } = await page(importing, { ...files, [`${docsFolder}/b.mdx`]: importing });
  expect(found).toEqual(places);
});

test.each([
  ['[a](/docs/api/list-seats)', 1],
  ['[a](./api/list-seats.api.mdx)', 1],
  ['[a](/docs/api/staff)', 1],
  ["<Groups any={['admin']}>[a](/docs/api/list-seats)</Groups>", 0],
  ['[a](/docs/api/me)', 0],
] as const)(
  'on Docusaurus, %j leads to a generated page that is gated: %s',
  async (link, count) => {
    const operation = (name: string, gate: object): Record<string, string> => ({
      [`docs/api/${name}.api.mdx`]: `---\nid: ${name}\napi: ${deflateSync(
        JSON.stringify({ method: 'get', path: '/', ...gate }),
      ).toString('base64')}\n---\n\nText\n`,
    });
    const found = await findingsOf({
      ...withApi,
      ...operation('me', {}),
      ...operation('list-seats', { 'x-groups': ['admin'] }),
      'docs/api/staff.tag.mdx': '---\nid: staff\n---\n\n[bookplate-groups]: #admin\n',
      'docs/intro.mdx': link,
    });
    expect(found.map(({ code }) => code)).toEqual(
      Array.from({ length: count }, () => 'gated-link'),
    );
  },
);

test('reads Windows line ends', async () => {
  const text =
    '---\ntitle: a\ngroups: Admin\n---\n\na {user.a + 1}\n\n```sh user\nx {user.b}\n```\n';
  const found = await findingsOf({
    ...starlight,
    [`${docsFolder}/page.mdx`]: text.replaceAll('\n', '\r\n'),
  });
  expect(found.map(inShort)).toEqual([
    'page.mdx:3:9 groups-shape',
    'page.mdx:6:11 expression-outside',
    'page.mdx:9:4 shows-nothing',
  ]);
});

test('finds a gated home page, and two pages with one path', async () => {
  const { found } = await page('---\nslug: open\n---\n', {
    [`${docsFolder}/index.mdx`]: gated,
    [`${docsFolder}/open/index.md`]: '',
    [`${docsFolder}/_open.md`]: '',
  });
  expect(found).toEqual(['index.mdx:2:9 gated-home', 'page.mdx:1:1 duplicate-path']);
});

test('finds what is wrong with settings, schema and personas, each at its place', async () => {
  const found = await findingsOf({
    ...starlight,
    'bookplate.json': { ...settings, userSchema: 'user.schema.json', colour: 'red' },
    'user.schema.json': { type: 'objekt' },
    'personas/a.json': '{\n  "content": {},\n}',
    'personas/b.json': { groups: 'admin', contents: {} },
    'personas/c.json': [],
    'personas/d.json': '{"apiPlaygroundInputs": {\n"keys": [{"name": "a"},\n{"name": "a"}]}}',
  });
  expect(found.map(inShort)).toEqual([
    'bookplate.json:5:3 settings-invalid',
    'user.schema.json:1:1 schema-invalid',
    'a.json:3:1 persona-not-json',
    'b.json:2:3 persona-invalid',
    'c.json:1:1 persona-invalid',
    'd.json:3:2 persona-invalid',
    'b.json:3:3 persona-unknown-field',
  ]);
});

test('holds personas to the schema', async () => {
  const { found } = await page('', {
    'personas/a.json': { content: { firstName: 'A', plan: 'fre' } },
    'personas/b.json': {},
  });
  expect(found).toEqual(['a.json:4:5 persona-outside-schema', 'b.json:1:1 persona-outside-schema']);
});

test('reports only what is in the folder that was named', async () => {
  const files = {
    ...starlight,
    [`${docsFolder}/a/one.mdx`]: 'a {user.a} [b](/docs/b/two/)',
    [`${docsFolder}/b/two.mdx`]: `${gated}\n{user.a + 1}`,
  };
  const found = await eventsOf(files, `${docsFolder}/a`);
  expect(
    found.flatMap((event) => (event.type === 'finding' ? [inShort(event.finding)] : [])),
  ).toEqual(['one.mdx:1:4 shows-nothing', 'one.mdx:1:12 gated-link']);
});

const template = '# {Title of the guide}\n\n{What it is for}\n';
const withOptions = (options: string): Record<string, string> => ({
  'docusaurus.config.js': `export default { presets: [['classic', { docs: ${options} }]] };`,
  'docs/_templates/guide.md': template,
  'docs/drafts/plan.md': template,
  'docs/index.md': '# Home',
});

test.each([
  ["{ exclude: ['**/_*/**', 'drafts/**'] }", []],
  ['{}', ['docs/drafts/plan.md']],
  ['{ exclude: [] }', ['docs/_templates/guide.md', 'docs/drafts/plan.md']],
  ["{ include: ['*.md'] }", []],
  ["{ exclude: isProduction ? ['drafts/**'] : [] }", ['docs/drafts/plan.md']],
])('on Docusaurus, pages are what the options say: %s', async (options, files) => {
  const found = await findingsOf(withOptions(options));
  expect([...new Set(found.map(({ file }) => file))].sort()).toEqual(files);
});

test('lints an excluded file that a page imports', async () => {
  const found = await findingsOf({
    ...withOptions('{}'),
    'docs/drafts/plan.md': "import Part from '../_parts/_one.mdx';\n\n<Part />",
    'docs/_parts/_one.mdx':
      "import Two from '@site/docs/_parts/_two.mdx'\n\n---\ngroups: [a]\n---\n\n{user.",
    'docs/_parts/_two.mdx': '{user.',
    'docs/_parts/_three.mdx': '{user.',
  });
  expect(found.map(({ file }) => file)).toEqual(['docs/_parts/_one.mdx', 'docs/_parts/_two.mdx']);
});

test('on Starlight, skips files that begin with _, but not folders', async () => {
  const found = await findingsOf({
    ...starlight,
    [`${docsFolder}/_a.mdx`]: '{user.',
    [`${docsFolder}/_b/c.mdx`]: '{user.',
  });
  expect(found.map(({ file }) => file)).toEqual([`${docsFolder}/_b/c.mdx`]);
});

test('on Starlight, pages are what a loader of the site’s own names', async () => {
  const found = await findingsOf({
    ...starlight,
    'src/content.config.ts':
      "export const collections = { blog: defineCollection({ loader: glob({ pattern: '**/*.md' }) }), docs: defineCollection({ loader: glob({ pattern: ['**/*.mdx', '!drafts/**'], base: './docs' }), schema: docsSchema() }) };",
    'docs/a.mdx': '{user.',
    'docs/drafts/b.mdx': '{user.',
    [`${docsFolder}/c.mdx`]: '{user.',
  });
  expect(found.map(({ file }) => file)).toEqual(['docs/a.mdx']);
});

test('lints a named folder without configuration', async () => {
  const files = { 'a/b.mdx': '{user.a ?? 1} {user.' };
  await expect(eventsOf(files)).rejects.toThrow('found no docs');
  await expect(eventsOf(files, 'c')).rejects.toThrow('there is no such folder');
  expect((await eventsOf(files, 'a')).filter(({ type }) => type === 'finding')).toHaveLength(1);
});

test('codes.md has a heading for every code and for nothing else', () => {
  const text = readFileSync(new URL('../codes.md', import.meta.url), 'utf8');
  const headings = [...text.matchAll(/^### `(.+)`$/gm)].map(([, code]) => code);
  expect(headings).toEqual(codes);
});

test('every code has words', async () => {
  expect(codes.length).toBeGreaterThan(20);
  const { findings } = await page(
    "---\ngroups: ['a ']\n---\n{user.plan} {user.firstNam} {user.a + 1}",
  );
  for (const finding of findings) {
    const { title, advice } = explain(finding);
    expect(title).not.toMatch(/undefined|\.$/);
    expect(advice).toMatch(/^$|[.?…]$/);
  }
});

test('lints many pages in threads, and reports in order', async () => {
  const numbers = Array.from({ length: 200 }, (_, index) => String(index).padStart(3, '0'));
  const pages = Object.fromEntries(
    numbers.map((number) => [`${docsFolder}/${number}.mdx`, `a {user.a} [b](/docs/${number}/)`]),
  );
  const events = await eventsOf({ ...starlight, ...pages, [`${docsFolder}/zz.mdx`]: gated });
  expect(events.flatMap((event) => (event.type === 'page' ? [event.number] : []))).toEqual(
    Array.from({ length: 201 }, (_, index) => index + 1),
  );
  expect(events.flatMap((event) => (event.type === 'finding' ? [event.finding.file] : []))).toEqual(
    numbers.map((number) => `${docsFolder}/${number}.mdx`),
  );
});

test('reads VitePress pages as Vue does', async () => {
  const source = [
    '---',
    'title: a',
    '---',
    '',
    "# Hello, {{ user.firstName ?? 'reader' }}",
    '',
    "{{ user.firstNam ?? 'x' }} and {user.lastName ?? 'x'}",
    '',
    `<a :href="user.url ?? '/'">b</a>`,
    '',
    '{{ user.firstName.trim() }}',
    '',
    `<Groups :any="['admn']">Text</Groups>`,
    '',
    `<p v-for="user in users">{{ user.anything }}</p>`,
    '',
    '`{{ user.code }}` <span v-pre>{{ user.own }}</span>',
    '',
  ].join('\n');
  const findings = await findingsOf({
    '.vitepress/config.ts': "export default { base: '/docs/' }",
    'bookplate.json': { ...settings, userSchema, groups: ['admin'] },
    'page.md': source,
    '.vitepress/theme/notes.md': '{{ user.nothing() }}',
  });
  expect(findings.map(inShort)).toEqual([
    'page.md:7:9 unknown-member',
    'page.md:7:38 unknown-member',
    'page.md:9:16 unknown-member',
    'page.md:11:19 expression-outside',
    'page.md:13:17 unknown-group',
    'page.md:17:5 shows-nothing',
    'page.md:17:10 unknown-member',
  ]);
});

test('knows the pages of Nextra, in `content` and in `app`', async () => {
  const findings = await findingsOf({
    'next.config.mjs':
      "import nextra from 'nextra';\nconst withNextra = nextra({ contentDirBasePath: '/guides' });\nexport default withBookplate(withNextra({ basePath: '/site' }));",
    'bookplate.json': { ...settings, userSchema, groups: ['admin'] },
    'src/content/secret.mdx': "---\ntitle: Secret\ngroups: ['admin']\n---\n",
    'src/content/index.mdx': '[Secret](/guides/secret)\n\n{user.plan.toUpperCase()}\n',
    'src/app/(start)/about/page.mdx': '[Secret](/guides/secret)\n',
    'src/app/parts/part.mdx': '{user.nothing}',
    'README.mdx': '{user.nothing}',
  });
  expect(findings.map(inShort)).toEqual([
    'index.mdx:3:12 expression-outside',
    'index.mdx:1:1 gated-link',
    'page.mdx:1:1 gated-link',
  ]);
});

test('knows the pages of Fumadocs, their addresses, and what its pages cannot do', async () => {
  const findings = await findingsOf({
    'next.config.mjs': "export default withBookplate(withMDX({ basePath: '/site' }))",
    'source.config.ts': "export const docs = defineDocs({ dir: 'content/pages' });",
    'lib/source.ts': "export const source = loader({ baseUrl: '/docs', source: x });",
    'bookplate.json': { ...settings, userSchema, groups: ['admin'] },
    'content/pages/(start)/secret.mdx': "---\ntitle: Secret\ngroups: ['admin']\n---\n",
    'content/pages/index.mdx': '[Secret](/docs/secret)\n\n{user.plan.toUpperCase()}\n',
    'README.mdx': '{user.nothing}',
  });
  expect(findings.map(inShort)).toEqual([
    'index.mdx:3:12 expression-outside',
    'index.mdx:1:1 gated-link',
  ]);
});

test.each([
  ['---\ngroup: [admin]\n---\n', 'error'],
  ['---\nGroups: admin\n---\n', 'error'],
  ['---\ngruops: [admin]\n---\n', 'error'],
  ['---\ngroup: Getting started\n---\n', 'warning'],
  ['---\ngroups: [admin]\ngroup: Guides\n---\n', undefined],
  ['---\nprops: admin\n---\n', undefined],
])('reports front matter that is almost groups: %j', async (source, severity) => {
  const findings = await findingsOf({
    ...starlight,
    'personas/ada.json': ada,
    [`${docsFolder}/page.mdx`]: source,
  });
  expect(findings.map((each) => `${each.line} ${each.code} ${each.severity}`)).toEqual(
    severity === undefined ? [] : [`2 gate-misspelt ${severity}`],
  );
});

test.each([
  [
    'page.md',
    'Text\n\n<Groups any="admin">\n\nSecret\n\n</Groups>',
    ['page.md:3:1 expression-outside'],
  ],
  [
    'page.md',
    "Text\n\n<Groups any={['admin']}>\n\nSecret\n\n</Groups>",
    ['page.md:7:1 expression-outside'],
  ],
  [
    'page.md',
    'A <group any="a">b</group>, <group>c</group> and `<Groups>` and <!-- <Groups> -->',
    ['page.md:1:3 expression-outside'],
  ],
  ['page.mdx', 'A <groups any={["admin"]}>b</groups>', ['page.mdx:1:3 expression-outside']],
])(
  'reports elements that are almost gates, or stand where there are none: %s %j',
  async (name, source, expected) => {
    const findings = await findingsOf({ ...starlight, [`${docsFolder}/${name}`]: source });
    expect(findings.map(inShort)).toEqual(expected);
  },
);

test.each([
  ['a {user.firstName ?? ¦‘reader’}', 'curly quotes', '\' or "'],
  ["a {user.beta ? 'a'¦}", 'no :', "{user.beta ? 'a' : '…'}"],
  ['a {{user¦.firstName}}', 'two braces', "{user.firstName ?? '…'}"],
  ['a {user¦ first name}', '{user first name}', "{user.firstName ?? 'reader'}"],
  ['a\n\n¦<Groups any={["admin"]}>\n\nb', 'no end of <Groups>', 'Write </Groups>.'],
  ["a {user.plan ¦= 'free' ? 'a' : 'b'}", '`=`', 'Use ==='],
  [
    'a <a href={¦`/orgs/${user.org.id}`}>b</a>',
    'shows nothing',
    "{user.org.id ? `/orgs/${user.org.id}` : '/…'}",
  ],
])('says what to write instead of %j', async (marked, found, write) => {
  const { found: places, marked: expected, findings } = await page(marked);
  const [finding] = findings;
  const { title, advice } = explain(finding as Finding);
  expect(title).toContain(found);
  expect(advice).toContain(write);
  expect(`${title} ${advice}`).not.toMatch(/acorn|SyntaxError/);
  expect(places[0]).toMatch(new RegExp(`^${expected[0] ?? ''} `));
});

test.each([
  ["a {user.¦fristName ?? 'x'}", 'unknown-member', 'No persona has user.fristName', 'firstName'],
  ["a {user.¦frist.a ?? user.somethingElse ?? 'x'}", undefined, '', ''],
  ["a {user.org.¦nmae ?? 'x'}", 'unknown-member', 'No persona has user.org.nmae', 'name'],
  ["a {¦users.firstName ?? 'x'}", 'unknown-name', 'users', 'user'],
  ['a {¦firstName}', 'unknown-name', 'firstName', 'user.firstName'],
  ['a <b title={¦firstName}>x</b>', 'unknown-name', 'firstName', 'user.firstName'],
  [
    "import users from './a';\n\na {users.firstName} {[1].map((firstName) => firstName)} {¦props.firstName}",
    undefined,
    '',
    '',
  ],
  [
    "```sh user\na {playground.¦headers['X'] ?? 'K'}\n```",
    'unknown-member',
    'playground has no headers',
    'header',
  ],
  [
    "```sh user\na ¦{playgroud.header['X'] ?? 'K'} {ports.http}\n```",
    'sample-braces',
    'playgroud',
    'playground',
  ],
  [
    "```sh\na ¦{playground.header['X'] ?? 'K'} {user.name}\n```",
    'sample-braces',
    'playground',
    '`user`',
  ],
  ["```sh User\na ¦{user.firstName ?? 'K'}\n```", 'sample-braces', 'user.firstName', '`user`'],
  ["```mdx\na ¦{playground.header['X'] ?? 'K'}\n```", undefined, '', ''],
])('names what may have been meant in %j', async (marked, code, words, advised) => {
  const content = { firstName: 'Ada', org: { name: 'Foo', id: '1' } };
  const { marked: places, findings } = await page(marked, {
    'bookplate.json': settings,
    'personas/ada.json': { groups: ['admin'], content },
  });
  const found = findings.filter((each) => each.code !== 'shows-nothing');
  expect(found.map(inShort)).toEqual(code === undefined ? [] : [`${places[0] ?? ''} ${code}`]);
  const { title, advice } = found[0] ? explain(found[0]) : { title: '', advice: '' };
  expect(title).toContain(words);
  expect(advice).toContain(advised);
});
