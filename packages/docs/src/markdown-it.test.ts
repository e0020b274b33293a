import markdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import {
  codeTransformer,
  type MarkdownIt,
  markdownItBookplate,
  markForIndex,
} from './markdown-it.ts';

/** Code is for Vue's parser what it is in VitePress. */
function plain(): ReturnType<typeof markdownIt> {
  return markdownIt({
    html: true,
    highlight: (code) => `<pre v-pre><code>${code.replaceAll('<', '&lt;')}</code></pre>`,
  });
}

function create(): MarkdownIt {
  const md = plain() as unknown as MarkdownIt;
  markdownItBookplate(md);
  return md;
}

/** With the value of the text's program as JSON, and the text for everyone. */
const text = (program: unknown, fallback: string): string =>
  `<bookplate-text class="ignore-header" value="${JSON.stringify(program).replaceAll('"', '&quot;').replaceAll('>', '&gt;')}" v-html="$slots&amp;&amp;'${fallback}'"></bookplate-text>`;

const plan = ['??', ['user', 'plan'], 'free'];
const hidden = 'data-bookplate-anonymous="hidden" data-pagefind-ignore="all"';

test.each([
  ['a mustache', "Plan: {{ user.plan ?? 'free' }}.", `<p>Plan: ${text(plan, 'free')}.</p>`],
  ['braces as in MDX', "Plan: {user.plan ?? 'free'}.", `<p>Plan: ${text(plan, 'free')}.</p>`],
  [
    'two in a line',
    '{user.a} and {{user.b}}',
    `<p>${text(['user', 'a'], '')} and ${text(['user', 'b'], '')}</p>`,
  ],
  [
    'a mustache in HTML',
    `<div>{{ user.plan ?? 'free' }}</div>`,
    `<div>${text(plan, 'free')}</div>`,
  ],
  ['a link label', "[{user.plan ?? 'free'}](/a)", `<p><a href="/a">${text(plan, 'free')}</a></p>`],
  [
    'a text for everyone with quotes',
    "{user.a ?? 'it\\'s <b>'}",
    `<p>${text(['??', ['user', 'a'], "it's <b>"], "it\\'s &amp;lt;b&gt;").replace('value="[&quot;??&quot;,[&quot;user&quot;,&quot;a&quot;],&quot;it\'s <b&gt;', 'value="[&quot;??&quot;,[&quot;user&quot;,&quot;a&quot;],&quot;it\'s &lt;b&gt;')}</p>`,
  ],
  [
    'a bound attribute',
    `<a :href="user.url ?? '/pricing'" class="x">Go</a>`,
    `<p><a href="/pricing" data-bookplate-attributes="{&quot;href&quot;:[&quot;??&quot;,[&quot;user&quot;,&quot;url&quot;],&quot;/pricing&quot;]}" class="x">Go</a></p>`,
  ],
  [
    'a condition and its other side',
    '<p v-if="user.beta">Beta</p>\n<p v-else>Not yet</p>',
    `<bookplate-when data-bookplate-when="[&quot;user&quot;,&quot;beta&quot;]" ${hidden}><p >Beta</p></bookplate-when>\n<bookplate-when data-bookplate-when="[&quot;!&quot;,[&quot;user&quot;,&quot;beta&quot;]]"><p >Not yet</p></bookplate-when>`,
  ],
  [
    'a template with a condition',
    '<template v-if="user.beta">\n\nBeta\n\n</template>',
    `<bookplate-when data-bookplate-when="[&quot;user&quot;,&quot;beta&quot;]" ${hidden}>\n<p>Beta</p>\n</bookplate-when>`,
  ],
  [
    'a block, as Vue authors write it',
    `<Groups :any="['admin']">\n\nText\n\n</Groups>`,
    '<bookplate-groups data-bookplate-groups="admin" data-pagefind-ignore="all">\n<p>Text</p>\n</bookplate-groups>',
  ],
  [
    'a block that some do not see',
    `Some <Groups none={['trial']}>text</Groups>.`,
    '<p>Some <bookplate-groups data-bookplate-groups="* !trial">text</bookplate-groups>.</p>',
  ],
  [
    'a block, as in MDX',
    `Some <Groups any={['admin', 'beta']}>text</Groups>.`,
    '<p>Some <bookplate-groups data-bookplate-groups="admin beta" data-pagefind-ignore="all">text</bookplate-groups>.</p>',
  ],
])('compiles %s', (_, source, html) => {
  expect(create().render(source).trim()).toBe(html);
});

test.each([
  'A user {with} braces {{ and }} others, and `{{ user.plan }}` in code with v-pre.'.replace(
    '`{{ user.plan }}`',
    '<code v-pre>{{ user.plan }}</code>',
  ),
  '<div v-for="user in users" :key="user.id">{{ user.name }}</div>',
  '<div>\n<List #item="{ user }">{{ user.name }}</List>\n</div>',
  'In a line, <span v-for="user in users">{{ user.name }}</span>',
  '```js\nconst a = `${user.plan}`;\n```',
  '```vue\n<p>{{ user.plan }}</p>\n```',
  '\\{user.plan}',
  "<script setup>\nimport { user } from './user.js'\n</script>\n\n{{ user.name }}",
])('leaves alone what is not about the reader: %j', (source) => {
  expect(create().render(source)).toBe(plain().render(source));
});

test.each([
  ['You are {{ user.name.toUpperCase() }}.', 'Found a call', 1, 22],
  ['---\ntitle: x\n---\n\nA\n\n> You {user.a = 1}', 'Found `=`', 7, 15],
  ['# {{ user.name }}', 'Found a heading with only an expression', 1, 3],
  ['<p>\n  {{ user.a() }}\n</p>', 'Found a call', 2, 11],
  ['Text\n\n<Widget :name="user.name" />', 'a component that is rendered once', 3, 16],
  ['<div v-html="user.bio"></div>', 'Found the reader in `v-html`', 1, 1],
  ['<div v-for="a in user.list"></div>', 'Found the reader in `v-for`', 1, 1],
  ["{user.beta ? <b>x</b> : 'y'}", 'Found an element in an expression', 1, 14],
  ['Key: {playground.header.key}', 'Found `playground`', 1, 7],
  ['<group :any="[\'a\']">\n\nText\n\n</group>', 'Found <group>, which hides nothing', 1, 1],
  ['<Groups>\n\nText\n\n</Groups>', 'Found <Groups> without `any`', 1, 1],
])('says where and what is wrong in %j', (source, words, line, column) => {
  let found: { message: string; line: number; column: number } | undefined;
  const md = markdownIt({ html: true }) as unknown as MarkdownIt;
  markdownItBookplate(md, {
    report: ({ message }, place) => void (found ??= { message, ...place }),
  });
  md.render(source, { path: 'guide.md' });
  expect(found?.message).toContain(words);
  expect(found).toMatchObject({ line, column });
});

test('ends with the file, the line, the column, and the page about it', () => {
  expect(() => create().render('\n{user.a()}', { path: '/docs/guide.md' })).toThrow(
    /^\/docs\/guide\.md:2:\d+: Found a call.*\n\S+\/codes\/build\/expression-outside\/$/,
  );
});

test('has the public fallback texts in a search index, and nothing gated', () => {
  const env = {};
  markForIndex(env);
  const html = create().render(
    '# Hello {user.firstName ?? \'reader\'}\n\n<Groups :any="[\'admin\']">Secret</Groups>\n\n<p v-if="user.beta">Beta</p>\n<p v-else>Soon</p>\n',
    env,
  );
  const words = html.replaceAll(/<[^>]*>/g, '');
  expect(words).toContain('Hello reader');
  expect(words).toContain('Soon');
  expect(words).not.toMatch(/Secret|Beta/);
});

test('gives the title its public fallback text', () => {
  const env: { title?: string } = {};
  create().render("# Hello, {user.firstName ?? 'reader'}", env);
  expect(env.title).toBe('Hello, reader');
});

test('puts the reader into code that a highlighter has made tokens of', () => {
  const transformer = codeTransformer();
  const highlight = (source: string, _language: string, meta: string): string => {
    const leaf = { type: 'text', value: source.trimEnd() };
    const code = {
      type: 'element',
      tagName: 'code',
      properties: {},
      children: [
        { type: 'element', tagName: 'span', properties: { class: 'line' }, children: [leaf] },
      ],
    };
    transformer.code.call({ options: { meta: { __raw: meta } } }, code);
    const write = (node: {
      type: string;
      value?: string;
      tagName?: string;
      properties?: Record<string, string>;
      children?: object[];
    }): string =>
      node.type === 'text'
        ? (node.value ?? '')
        : `<${node.tagName}${Object.entries(node.properties ?? {})
            .map(([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`)
            .join(
              '',
            )}>${(node.children ?? []).map((child) => write(child as typeof node)).join('')}</${node.tagName}>`;
    return `<pre v-pre>${write(code)}</pre>`;
  };
  const md = markdownIt({ html: true, highlight }) as unknown as MarkdownIt;
  markdownItBookplate(md);
  const html = md.render("```sh user {1}\nkey={user.key ?? 'KEY'}\n```");
  expect(html).toContain('<pre><code v-html="$slots&amp;&amp;');
  expect(html).not.toContain('v-pre');
  expect(html).toContain('&gt;KEY&lt;/bookplate-text');
});

test('refuses a sample that no highlighter hands back', () => {
  expect(() => create().render("```sh user\n{user.key ?? 'KEY'}\n```")).toThrow(
    'Found a code sample with `user`',
  );
});
