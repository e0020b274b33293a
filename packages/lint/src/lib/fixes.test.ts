import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeSite } from '../../test/write-site.ts';
import type { Finding, FindingArgs } from './findings.ts';
import { lint } from './lint.ts';
import { explain } from './wording/explain.ts';

type Files = Readonly<Record<string, unknown>>;

/** A mistake, and how an author applies the words of the fix. */
interface Fix {
  readonly files: Files;
  /** What the fix is about. */
  readonly found: string;
  /** The part of the fix to write; the first group of it, if it has one. */
  readonly says: RegExp;
  /** What is written with it; else it alone. */
  readonly write?: (text: string) => string;
}

const bookplate = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};
const userSchema = {
  type: 'object',
  properties: {
    plan: { enum: ['free', 'team'] },
    firstName: { type: 'string' },
    org: { type: 'string' },
    team: { type: 'string' },
  },
};
const starlight = { 'astro.config.mjs': '' };
const docusaurus = {
  'astro.config.mjs': 'export {',
  'docusaurus.config.js': 'module.exports = {}',
};
const withSchema = {
  ...starlight,
  'bookplate.json': { ...bookplate, userSchema, groups: ['staff', 'basic'] },
};
const at = (text: string, name = 'page.mdx'): Files => ({
  ...withSchema,
  [`src/content/docs/${name}`]: text,
});
const persona = (value: object): Files => ({
  ...starlight,
  'bookplate.json': bookplate,
  'personas/a.json': value,
});
/** One of the page's text, which is all of it. */
const text = (found: string, says: RegExp, write?: Fix['write']): Fix => ({
  files: at(`a ${found} b`),
  found,
  says,
  ...(write && { write }),
});
const frontMatter = (found: string, says: RegExp, write?: Fix['write']): Fix => ({
  files: at(`---\n${found}\n---\n`),
  found,
  says,
  ...(write && { write }),
});
const sample = (found: string, says: RegExp, write?: Fix['write']): Fix => ({
  files: at(`\`\`\`sh user\ncurl ${found}\n\`\`\`\n`),
  found,
  says,
  ...(write && { write }),
});
const expression = /Say what stands there instead: (\{.*?\})\.(?: |$)/;
const close = (tag: string) => (found: string) => `${found}a</${tag}>`;
const element = /Write (<.*?>)(?:…<\/a>)?(?:;|\.$)/;

/** Each fix that lint proposes in words that can be written down; codes whose fix is a decision have none. */
const fixes: Readonly<Record<keyof FindingArgs, readonly Fix[]>> = {
  'settings-invalid': [
    {
      files: { ...starlight, 'bookplate.json': { ...bookplate, grups: ['a'] } },
      found: 'grups',
      says: /did you mean (\w+)/,
    },
  ],
  'schema-invalid': [
    {
      files: { ...starlight, 'bookplate.json': { ...bookplate, userSchema: { type: 'objekt' } } },
      found: '{\n    "type": "objekt"\n  }',
      says: /such as (\{.*\})\.$/,
    },
  ],
  'persona-not-json': [],
  'persona-invalid': [
    {
      files: persona({ groups: 'admin', content: {} }),
      found: '"admin"',
      says: /write (\[.*\])/,
    },
  ],
  'persona-unknown-field': [
    { files: persona({ contents: {} }), found: 'contents', says: /Did you mean (\w+)/ },
    {
      files: persona({ firstName: 'Ada' }),
      found: '{\n  "firstName": "Ada"\n}',
      says: /: (\{"content".*\})\.$/,
      write: (json) => json.replace('…', '"Ada"'),
    },
  ],
  'persona-outside-schema': [],
  'secret-in-content': [
    {
      files: persona({ content: { apiKey: 'live_1' } }),
      found: '"loginUrl"',
      says: /add ("\w+") to publicFields/,
      write: (field) => `"publicFields": [${field}], "loginUrl"`,
    },
    {
      files: { ...persona({ content: {} }), ...at('```sh user\n{user.apiKey}\n```\n') },
      found: '{user.apiKey}',
      says: /(\{playground.*?\})/,
    },
  ],
  'page-syntax': [
    text('{{user.plan}}', /Write one: (.*?)\. The/),
    text("{user.plan ? 'a'}", /too: (.*?)\. The/),
    text('{user.plan ?? ‘a’}', /Write (straight)/, () => "{user.plan ?? 'a'}"),
    text('{user.plan user.org}', /one such as (\{.*?\});/),
  ],
  'front-matter-syntax': [],
  'expression-outside': [
    text("{user.plan == 'team' && 'b'}", /Use (===)/, () => "{user.plan === 'team' && 'b'}"),
    text("{user.firstName + ' ' + user.org}", /literal: (\{.*\})\.$/),
    text('{user.firstName.trim()}', /as in (\{.*?\})/, (found) =>
      found.replace('summary', 'firstName'),
    ),
    text(
      "{['free', 'team'].includes(user.plan) && 'a'}",
      /one by one: (.*)\.$/,
      (found) => `{(${found.replace("'pro'", "'free'")}) && 'a'}`,
    ),
  ],
  'expression-in-markdown': [
    text('[a](/x/{user.org})', element, close('a')),
    text('[a](/x/{user.org}/{user.team})', element, close('a')),
    text("[a](/x/{user.org??'x'})", element, close('a')),
    text("[a](/x/{user.org ?? 'x'})", element, close('a')),
    text('[a](/x/{user.org ?? user.team})', element, close('a')),
    text('[a](/x "{user.org}")', element, close('a')),
    text('![a](/x/{user.org})', element),
    text('![a {user.org}](/x)', element),
    text('`{user.org}`', element),
    text('`curl /{user.org}`', element),
    text('<a href="/x/{user.org}">a</a>', /Write (.*?);/, (found) => `<a ${found}>a</a>`),
    text('<a title="{user.org}">a</a>', /Write (.*?);/, (found) => `<a ${found}>a</a>`),
    text('{user.plan && `/{user.org}`}', /Write (.*?);/, (found) => `{user.plan && \`/${found}\`}`),
  ],
  'sample-braces': [
    sample('{user.org', /(\{playground.*?\});/),
    sample("{usr.org ?? 'x'}", /Did you mean (\w+)/, (name) => `{${name}.org ?? 'x'}`),
    sample("#{user.org ?? 'x'}", /into them: (\{.*\})\. Write/),
  ],
  'html-dropped': [
    {
      files: { 'hugo.toml': 'a = 1', 'content/a.md': '<p data-bookplate-groups="admin">a</p>' },
      found: 'a = 1',
      says: /Set (.*?) in/,
    },
  ],
  'unknown-member': [
    text("{user.plna ?? 'x'}", /Did you mean (\w+)/, (name) => `{user.${name} ?? 'x'}`),
  ],
  'unknown-name': [
    text('{firstName}', /Write (\{.*?\})/),
    text("{usr.firstName ?? 'x'}", /Did you mean (\w+)/, (name) => `{${name}.firstName ?? 'x'}`),
  ],
  'unknown-value': [
    text(
      "{user.plan === 'tem' && 'x'}",
      /Did you mean (\w+)/,
      (name) => `{user.plan === '${name}' && 'x'}`,
    ),
  ],
  'gate-misspelt': [
    frontMatter('group: [staff]', /Write (.*?)\. If/),
    frontMatter('group: staff, basic', /Write (.*?)\. If/),
    frontMatter('Groups: {any: [staff]}', /Write (.*?)\. If/),
    frontMatter('group: "%"', /Write (.*?)\. If/),
    {
      files: {
        'hugo.toml': 'markup.goldmark.renderer.unsafe = true',
        'bookplate.json': { ...bookplate, groups: ['staff'] },
        'content/a.md': '<groups any="staff">\n\na\n\n</groups>\n',
      },
      found: '<groups any="staff">',
      says: /Write (<.*>)\./,
    },
  ],
  'groups-shape': [
    frontMatter('groups: staff', /Write (.*?)\. Without/),
    frontMatter('groups: 1', /Write (.*?)\. Without/),
    frontMatter('groups: "staff, basic"', /Write (.*?)\. Without/),
    frontMatter('groups: "%"', /Write (.*?)\. Without/),
    frontMatter('groups: [staff, [basic]]', /Write (.*?)\. Without/),
    frontMatter('groups: {not: [staff]}', /Write (.*?)\. Without/),
    frontMatter('groups: {none: []}', /Write (.*?)\. Without/),
    frontMatter('groups: {any: {a: 1}}', /Write (.*?)\. Without/),
  ],
  'group-name': [
    frontMatter("groups: ['staff ']", /Write (.*?)\.$/, (name) => `groups: [${name}]`),
  ],
  'groups-empty': [],
  'groups-conflict': [
    frontMatter(
      'groups: {any: [staff, basic], none: [basic]}',
      /(then empty)/,
      () => 'groups: [staff, basic]',
    ),
  ],
  'groups-anonymous': [
    frontMatter(
      'groups: {none: [anonymous, staff]}',
      /(Remove anonymous)/,
      () => 'groups: {none: [staff]}',
    ),
  ],
  'spec-gate': [],
  'unknown-group': [
    frontMatter('groups: [staf]', /Did you mean (\w+)/, (name) => `groups: [${name}]`),
    frontMatter('groups: [Staff]', /write (\w+)/, (name) => `groups: [${name}]`),
    {
      files: at('---\ngroups: [owner]\n---\n'),
      found: '"staff",',
      says: /add (it) to groups/,
      write: () => '"staff", "owner",',
    },
  ],
  'gated-home': [],
  'gated-link': [
    {
      files: {
        ...at('---\ngroups: {any: [staff], none: [basic]}\n---\n', 'admin.mdx'),
        ...at('[a](/admin/)'),
      },
      found: '[a](/admin/)',
      says: /Put it into (<Groups.*>), which/,
      write: (tag) => `${tag}[a](/admin/)</Groups>`,
    },
  ],
  'duplicate-path': [],
  'shows-nothing': [
    text('{user.org}', expression),
    text('{user.org ?? user.team}', expression),
    text('{user.org || user.team}', expression),
    text("{user.plan === 'team' ? user.org : user.team}", expression),
    text('{`${user.org} and ${user.team}`}', expression),
    text('{`${user.org ?? user.team} and ${user.team}`}', expression),
    text('<a href={user.org}>a</a>', expression, (found) => `<a href=${found}>a</a>`),
    text(
      '<a href={`/x/${user.org}/${user.team}`}>a</a>',
      expression,
      (found) => `<a href=${found}>a</a>`,
    ),
    sample('{user.org}', expression),
    {
      files: {
        ...at('a {user.org} b'),
        'personas/a.json': { content: { org: '' } },
        'personas/b.json': { content: {} },
      },
      found: '{user.org}',
      says: expression,
    },
    {
      files: {
        ...docusaurus,
        'docs/a.mdx': '# a\n\n{user.org.trim()}\n',
        'personas/a.json': { content: {} },
      },
      found: '{user.org.trim()}',
      says: expression,
    },
  ],
  throws: [],
};

async function findingsOf(files: Files): Promise<readonly Finding[]> {
  const folder = writeSite(files);
  const found: Finding[] = [];
  try {
    for await (const event of lint({ folder, isNamed: false }))
      if (event.type === 'finding') found.push(event.finding);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return found;
}

const inWords = (finding: Finding): string =>
  `${finding.code}: ${Object.values(explain(finding)).join('. ')}`;

const cases = Object.entries(fixes).flatMap(([code, list]) =>
  list.map((fix) => ({ code, title: fix.found.replaceAll(/\s+/g, ' '), ...fix })),
);

test.each(cases)(
  'proposes a fix of $code that has no findings: $title',
  async ({ code, files, found, says, write = (words) => words }) => {
    const before = await findingsOf(files);
    const finding = before.find((each) => each.code === code);
    expect(finding, before.map(inWords).join('\n')).toBeDefined();
    if (!finding) return;
    const { title, advice } = explain(finding);
    const said = says.exec(advice) ?? says.exec(title);
    expect(said, advice).not.toBeNull();
    const words = write(said?.[1] ?? '');
    const fixed = Object.fromEntries(
      Object.entries(files).map(([name, content]) => {
        const written = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
        return [name, written.replace(found, () => words)];
      }),
    );
    expect(fixed).not.toEqual(files);
    const after = await findingsOf(fixed);
    expect(after.map(inWords)).toEqual([]);
  },
);
