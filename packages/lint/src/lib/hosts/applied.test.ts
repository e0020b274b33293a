import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { writeSite } from '../../../test/write-site.ts';
import { lint } from '../lint.ts';
import { explain } from '../wording/explain.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  groups: ['admin', 'beta'],
  userSchema: {
    type: 'object',
    properties: { firstName: { type: 'string' }, plan: { enum: ['free', 'team'] } },
  },
};

/** Host and findings, such as `content/a.md:1:5 unknown-group`. */
async function lintOf(
  files: Readonly<Record<string, unknown>>,
): Promise<{ host: string; pages: number; found: readonly string[]; messages: readonly string[] }> {
  const folder = writeSite({ 'bookplate.json': settings, ...files });
  folders.push(folder);
  const found: string[] = [];
  const messages: string[] = [];
  let host = '';
  let pages = 0;
  for await (const event of lint({ folder, isNamed: false })) {
    if (event.type === 'start') ({ host, pages } = event);
    if (event.type !== 'finding') continue;
    const { file, line, column, code } = event.finding;
    found.push(`${file}:${line}:${column} ${code}`);
    messages.push(Object.values(explain(event.finding)).join('. '));
  }
  return { host, pages, found, messages };
}

const hugo = {
  'hugo.toml': "baseURL = 'https://docs.foo.com/'\n",
  'config/_default/markup.toml': '[goldmark.renderer]\nunsafe = true\n',
};

test.each([
  ['without it', {}, true],
  ['with it', { 'hugo.toml': '[markup.goldmark.renderer]\nunsafe = true\n' }, false],
  ['dotted', { 'hugo.toml': 'markup.goldmark.renderer.unsafe = true\n' }, false],
  ['in a folder', { 'config/_default/markup.yaml': 'goldmark: {renderer: {unsafe: true}}' }, false],
  ['off', { 'hugo.toml': '[markup.goldmark.renderer]\nunsafe = false\n' }, true],
])('reports HTML that Hugo drops: setting %s', async (_, files, isDropped) => {
  const { found } = await lintOf({
    'hugo.toml': '',
    ...files,
    'content/a.md': [
      '<div data-bookplate-groups="admin">x</div>',
      '',
      'Hello <bookplate-text value="user.firstName">you</bookplate-text>',
      '',
      '`<bookplate-text>` and <b>text</b>',
      '',
      '{{< html >}}',
      '<p data-bookplate-groups="admin">x</p>',
      '{{< /html >}}',
    ].join('\n'),
  });
  expect(found).toEqual(
    isDropped ? ['content/a.md:1:1 html-dropped', 'content/a.md:3:7 html-dropped'] : [],
  );
});

test.each([
  ['Hugo', { 'hugo.toml': '' }, 'content/a.md', true],
  ['MkDocs', { 'mkdocs.yml': '' }, 'docs/a.md', true],
  ['Jekyll', { '_config.yml': '' }, 'a.md', false],
  ['Eleventy', { '.eleventy.js': '' }, 'a.md', false],
])(
  'reports groups that are a text where the template joins letters: %s',
  async (_, site, file, isWrong) => {
    const { found } = await lintOf({ ...site, [file]: '---\ngroups: admin\n---\n' });
    expect(found).toEqual(isWrong ? [`${file}:2:9 groups-shape`] : []);
  },
);

test.each([
  [
    "Hello, {user.firstName ?? 'reader', welcome to the documentation of our product.",
    'brace is missing',
  ],
  ['{user.firstName ?? reader here}', "such as {user.firstName ?? 'reader'}"],
])('says what is wrong in %j', async (source, words) => {
  const { messages } = await lintOf({ ...hugo, 'content/a.md': source });
  expect(messages).toEqual([expect.stringContaining(words)]);
});

test('reads texts of Markdown as `apply` reads them, with all mistakes in their places', async () => {
  const { host, pages, found } = await lintOf({
    ...hugo,
    'content/_index.md': [
      '---',
      'title: Home',
      '---',
      '',
      "Hello, {user.firstName ?? 'reader'}! You are on {user.plann ?? 'free'}.",
      '',
      "* {user.plan === 'gold' ? 'a' : 'b'} and {user.items.map((a) => a)}",
      '',
      'Nobody {user.firstName}.',
      '',
      '`{user.nothing}` and `{{ user.nothing }}`, {user.first*Name ?? "x" and y*',
      '',
      '<p data-bookplate-groups="beta nobody">{user.plann ?? "x"}</p>',
      '',
      '<script>{user.nothing}</script>',
      '',
      '{{< note >}}{% raw %}{{ user.nothing }}{% endraw %}',
    ].join('\n'),
    'public/index.md': '{user.nothing}',
  });
  expect(host).toBe('hugo');
  expect(pages).toBe(1);
  expect(found).toEqual([
    'content/_index.md:5:55 unknown-member',
    'content/_index.md:7:18 unknown-value',
    'content/_index.md:7:42 expression-outside',
    'content/_index.md:9:9 shows-nothing',
    'content/_index.md:11:44 expression-outside',
    'content/_index.md:13:4 unknown-group',
    'content/_index.md:13:46 unknown-member',
  ]);
});

test('reads the groups of blocks as `apply` reads them, and checks how expressions name them', async () => {
  const { found } = await lintOf({
    ...hugo,
    'content/a.md': [
      '<div data-bookplate-groups="* !beta">a</div>',
      '',
      '<div data-bookplate-groups="beta, !betta">a</div>',
      '',
      "{user.groups.includes('anonymous') ? 'a' : 'b'} {user.groups.includes('beta') ? 'a' : 'b'}",
    ].join('\n'),
  });
  expect(found).toEqual(['content/a.md:3:6 unknown-group', 'content/a.md:5:23 unknown-group']);
});

test.each([
  ['YAML', '---\ngroups: [admin, admn]\n---\n', 'content/a.md:2:17 unknown-group'],
  [
    'TOML',
    '+++\ntitle = "A"\ngroups = ["admin", "admn"]\n+++\n',
    'content/a.md:3:20 unknown-group',
  ],
  [
    'JSON',
    '{\n  "title": "A",\n  "groups": ["admin", "admn"]\n}\n',
    'content/a.md:3:23 unknown-group',
  ],
  ['wrong JSON', '{\n  "groups": ["admin",\n}\n', 'content/a.md:1:1 front-matter-syntax'],
  [
    'YAML with an object, which templates do not join',
    '---\ngroups: { none: [beta] }\n---\n',
    'content/a.md:2:9 groups-shape',
  ],
  ['wrong TOML', '+++\ngroups = ["admin"\n+++\n', 'content/a.md:3:1 front-matter-syntax'],
])('reads groups in front matter that is %s', async (_, frontMatter, finding) => {
  expect((await lintOf({ ...hugo, 'content/a.md': frontMatter })).found).toEqual([finding]);
});

test.each([
  ['Hugo', hugo, 'content/a.md', '```sh {class="user"}', '```'],
  ['MkDocs', { 'mkdocs.yml': '' }, 'docs/a.md', '``` { .sh .user }', '```'],
  ['Jekyll', { '_config.yml': '' }, 'a.md', '```sh', '```\n{: .user}'],
  ['Eleventy', { '.eleventy.js': '' }, 'a.md', '<div class="user">\n\n```sh', '```\n\n</div>'],
  ['mdBook', { 'book.toml': '' }, 'src/a.md', '```sh,user', '```'],
  ['Sphinx', { 'conf.py': '' }, 'a.md', '```{code-block} sh\n:class: user\n', '```'],
])(
  'reads code samples that are marked as in %s, and no others',
  async (name, config, file, open, close) => {
    const code = "echo {user.plann ?? 'free'}";
    const { host, found } = await lintOf({
      ...config,
      [file]: `${open}\n${code}\n${close}\n\n\`\`\`sh\n${code}\n\`\`\`\n`,
    });
    expect(host).toBe(name.toLowerCase());
    const line = open.split('\n').length + 1;
    expect(found).toEqual([`${file}:${line}:12 unknown-member`]);
  },
);

test.each([
  [hugo, 'content/admin.md', 'content/_index.md', '/admin/'],
  [
    { 'mkdocs.yml': 'site_url: https://foo.com/docs/\n' },
    'docs/admin.md',
    'docs/index.md',
    'admin.md',
  ],
  [{ '_config.yml': 'url: https://docs.foo.com\n' }, 'admin.md', 'index.md', '/admin.html'],
  [{ 'conf.py': '' }, 'admin.md', 'index.md', 'admin.md'],
])('follows links to gated pages: %j', async (config, admin, home, link) => {
  const { found } = await lintOf({
    ...config,
    [admin]: '---\ngroups: [admin]\n---\n',
    [home]: `[Admin](${link})\n`,
  });
  expect(found).toEqual([`${home}:1:1 gated-link`]);
});

test('reads groups that Sphinx has as a text', async () => {
  const { found } = await lintOf({ 'conf.py': '', 'a.md': '---\ngroups: admin nobody\n---\n' });
  expect(found).toEqual(['a.md:2:9 unknown-group']);
});

test('takes a generator that has Vite beside it for itself', async () => {
  const { host } = await lintOf({
    'eleventy.config.js': 'export default () => {};',
    'vite.config.js': 'export default {};',
    'index.md': 'Hello',
  });
  expect(host).toBe('eleventy');
});

const jekyll = { '_config.yml': '' };
const mkdocs = { 'mkdocs.yml': '' };
const sphinx = { 'conf.py': '' };
const call = '{user.name.trim()}';

test.each([
  ['a highlighted block', jekyll, 'a.md', `{% highlight js %}\nx(${call});\n{% endhighlight %}`],
  [
    'a block with a blank line',
    jekyll,
    'a.md',
    `{% highlight js %}\na\n\n${call}\n{% endhighlight %}`,
  ],
  ['a comment of Liquid', jekyll, 'a.md', `{% comment %} ${call} {% endcomment %}`],
  ['a comment of kramdown', jekyll, 'a.md', `{::comment}\n${call}\n{:/comment}`],
  ['code within a line', hugo, 'content/a.md', `In React, write <code>${call}</code>.`],
  ['a shortcode', hugo, 'content/a.md', `{{< highlight jsx >}}\n<p>\n${call}\n{{< /highlight >}}`],
  ['a comment of Hugo', hugo, 'content/a.md', `{{/* ${call} */}}`],
  ['front matter in JSON', hugo, 'content/a.md', `{\n  "title": "${call}"\n}\n\nHello`],
  ['a title', mkdocs, 'docs/a.md', `\`\`\`jsx title="Show the user"\n${call}\n\`\`\``],
  ['an indented block', mkdocs, 'docs/a.md', `A\n\n    // Show the user name\n    ${call}`],
  [
    'another class',
    mkdocs,
    'docs/a.md',
    `<div class="user-guide">\n\n\`\`\`jsx\n${call}\n\`\`\`\n`,
  ],
  ['a comment of MyST', sphinx, 'a.md', `% ${call}\n\nHello`],
])('finds nothing in %s, which `apply` does not compile', async (_, config, file, text) => {
  const { found } = await lintOf({ ...config, [file]: `${text}\n\n{user.plann ?? 'free'}\n` });
  // What comes after it counts.
  expect(found).toEqual([expect.stringMatching(/ unknown-member$/)]);
});
