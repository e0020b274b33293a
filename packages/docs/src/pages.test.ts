import { expect, test } from 'vitest';
import type { Target } from './remark.ts';
import { type Compile, pagePath, processors, render } from '../test/processors.ts';

/** An attribute with JSON, as it stands in HTML. */
function json(name: string, value: unknown): string {
  return `${name}="${JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
}

const hidden = 'data-bookplate-anonymous="hidden" data-pagefind-ignore="all"';
const beta = ['user', 'beta'];
const name = '<bookplate-text value="user.name"></bookplate-text>';

const pages: readonly (readonly [what: string, source: string, html: string])[] = [
  ['text in a line', 'Hello, *{user.name}*!', `<p>Hello, <em>${name}</em>!</p>`],
  [
    'text with a fallback',
    "Hello, {user.name ?? 'reader'}!",
    '<p>Hello, <bookplate-text value="user.name">reader</bookplate-text>!</p>',
  ],
  [
    'a fallback that looks like Markdown and HTML',
    'Hello, {user.name ?? \'*a* <b> {c} & "d"\'}',
    '<p>Hello, <bookplate-text value="user.name">*a* &lt;b&gt; {c} &amp; &quot;d&quot;</bookplate-text></p>',
  ],
  [
    'a program',
    "{user.name || 'you'} there",
    `<p><bookplate-text ${json('value', ['||', ['user', 'name'], 'you'])}>you</bookplate-text> there</p>`,
  ],
  [
    'paths that have no short form',
    "a {user['b c']} {user.a ?? user.b} {user.a || '&quot;'}",
    `<p>a <bookplate-text ${json('value', ['user', 'b c'])}></bookplate-text> ` +
      `<bookplate-text ${json('value', ['??', ['user', 'a'], ['user', 'b']])}></bookplate-text> ` +
      `<bookplate-text ${json('value', ['||', ['user', 'a'], '&quot;'])}>&amp;quot;</bookplate-text></p>`,
  ],
  ['a block of its own', '{user.name}', name],
  ['lists', '- a {user.name}\n- {user.name}\n', `<ul><li>a ${name}</li><li>${name}</li></ul>`],
  [
    'tables',
    '| a |\n| - |\n| {user.name} |\n',
    `<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>${name}</td></tr></tbody></table>`,
  ],
  ['quotes', '> a {user\n>   .name} b', `<blockquote><p>a ${name} b</p></blockquote>`],
  ['elements', '<div>\n  a {user.name}\n</div>', `<div><p>a ${name}</p></div>`],
  [
    'conditions in a line',
    'a {user.beta ? <b>*x* {user.name}</b> : <i>y</i>} c',
    `<p>a <bookplate-when ${json('data-bookplate-when', beta)} ${hidden}><b><em>x</em> ${name}</b></bookplate-when>` +
      `<bookplate-when ${json('data-bookplate-when', ['!', beta])}><i>y</i></bookplate-when> c</p>`,
  ],
  [
    'conditions as blocks',
    '{user.beta && (\n  <div>\n    a **b**\n\n    - {user.name}\n  </div>\n)}',
    `<bookplate-when ${json('data-bookplate-when', beta)} ${hidden}><div><p>a <strong>b</strong></p>` +
      `<ul><li>${name}</li></ul></div></bookplate-when>`,
  ],
  [
    'a paragraph of its own as a block',
    '{user.beta ? <p>*x*</p> : null}',
    `<bookplate-when ${json('data-bookplate-when', beta)} ${hidden}><p><em>x</em></p></bookplate-when>`,
  ],
  [
    'conditions within conditions',
    'a {user.beta && <b>{user.pro && <i>x</i>}</b>}',
    `<p>a <bookplate-when ${json('data-bookplate-when', beta)} ${hidden}><b>` +
      `<bookplate-when ${json('data-bookplate-when', ['user', 'pro'])} ${hidden}><i>x</i></bookplate-when></b></bookplate-when></p>`,
  ],
  [
    'texts among elements, and fragments',
    "a {user.beta ? <>x *y*</> : 'z*'}",
    `<p>a <bookplate-when ${json('data-bookplate-when', beta)} ${hidden}>x <em>y</em></bookplate-when>` +
      `<bookplate-when ${json('data-bookplate-when', ['!', beta])}>z*</bookplate-when></p>`,
  ],
  ['elements without a condition', 'a {<b>{user.name}</b>}', `<p>a <b>${name}</b></p>`],
  [
    'attributes of HTML',
    "a <a href={user.url ?? '/x'} className={user.kind} hidden={!user}>b</a>",
    `<p>a <a href="/x" hidden="" ${json('data-bookplate-attributes', {
      href: ['??', ['user', 'url'], '/x'],
      class: ['user', 'kind'],
      hidden: ['!', ['user']],
    })}>b</a></p>`,
  ],
  [
    'attributes within conditions',
    'a {user.beta && <a title="&quot;" href={user.url}>b</a>}',
    `<p>a <bookplate-when ${json('data-bookplate-when', beta)} ${hidden}>` +
      `<a title="&quot;" ${json('data-bookplate-attributes', { href: ['user', 'url'] })}>b</a></bookplate-when></p>`,
  ],
  [
    'groups',
    "<Groups any={['admin', 'a.b:c-1']}>\n  a {user.name}\n</Groups>",
    `<bookplate-groups data-bookplate-groups="admin a.b:c-1" data-pagefind-ignore="all"><p>a ${name}</p></bookplate-groups>`,
  ],
  [
    'groups that nobody is in',
    'a <Groups any={[]}>b</Groups>',
    '<p>a <bookplate-groups data-bookplate-groups="" data-pagefind-ignore="all">b</bookplate-groups></p>',
  ],
];

const cases = processors.flatMap(([processor, compile]) =>
  pages.map(([what, source, html]) => [what, processor, compile, source, html] as const),
);

test.each(cases)('compiles %s with %s', async (_what, _processor, compile, source, html) => {
  expect(render(await compile(source, 'static'))).toBe(html);
});

test.each(processors)('keeps the pieces of a code sample: %s', async (_, compile) => {
  const code = 'x("{user.key ?? \'KEY\'}", {})';
  const page = render(await compile(`\`\`\`js title="user" user\n${code}\n\`\`\``, 'static'));
  // One processor puts it on the `pre`, the other on the `code`.
  const pieces = json('data-bookplate-code', ['x("', ['??', ['user', 'key'], 'KEY'], '", {})']);
  expect(page).toContain(` ${pieces}`);
  expect(page.replace(` ${pieces}`, '')).toBe(
    '<pre><code class="language-js">x(&quot;KEY&quot;, {})</code></pre>',
  );
});

const untouched = [
  'The user is *user*, `user` and `{user.name}`.',
  '```js\nconst { user } = session; // {user.name}\n```',
  '<Card user="a" any={[1]}>{props.user}</Card>',
  '{[1].map((user) => <b key={user}>{user}</b>)} {/* user.name */}',
  "export const user = { name: 'Mine' };\n\nHello {user.name} <a href={user.url}>b</a>",
  "import { user, Groups } from './mine.js'\n\n<Groups any={user.groups}>a</Groups>",
];

test.each(processors)('leaves alone what does not speak of the reader: %s', async (_, compile) => {
  for (const source of untouched)
    for (const target of ['static', 'react'] as const)
      expect(await compile(source, target)).toBe(await compile(source));
});

/** The place of each mistake is marked with ¦. */
const mistakes: readonly (readonly [source: string, message: string])[] = [
  ['# 👋\n\nHello {user.a ¦+ user.b}', 'Join texts in a template literal'],
  ['> a {user.a\n>   .b\n>   ¦== 1}', 'Use ==='],
  ['- a\n\n  {user.a &&\n    user.items.¦map(f)}', 'a call of `map`'],
  ['a {user.beta && <b>{user.a ¦!= 1}</b>}', 'Use !=='],
  ['a {user.beta && <b title="user" lang={¦f(user)}>x</b>}', 'a function call'],
  ['a <b title="lang" lang={user.a ¦<= 1}>x</b>', 'the operator <='],
  ['a <b onclick={¦user.code}>x</b>', 'would run as code'],
  ['a {user.beta && <b style={¦user.code}>x</b>}', 'would run as code'],
  ['a <b {¦...user.all}>x</b>', 'spread over <b>'],
  ['a <Card title={¦user.name}/>', 'a component that is rendered once'],
  ['a <¦user.Card/>', 'an element named by the reader'],
  ['## a {user.beta ? ¦<b>x</b> : null}', "in a heading's expression"],
  ['## {¦user.name}', 'a heading of nothing but the reader'],
  ['a ¦<Groups>b</Groups>', 'without `any`'],
  ['a <Groups ¦any="admin">b</Groups>', 'Expected an array'],
  ["a <Groups any={['admin', ¦name]}>b</Groups>", 'no text'],
  ["a <Groups any={['admin', ¦'a b']}>b</Groups>", 'the group name "a b"'],
];

const mistakeCases = processors.flatMap(([processor, compile]) =>
  mistakes.map(([source, message]) => [source, processor, compile, message] as const),
);

test.each(mistakeCases)(
  'says where and what is wrong in %j (%s)',
  async (marked, _, compile, message) => {
    const before = marked.slice(0, marked.indexOf('¦')).split('\n');
    const error = await failureOf(compile, marked.replace('¦', ''));
    expect(error).toMatchObject({
      message: expect.stringContaining(message) as string,
      file: pagePath,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    });
  },
);

async function failureOf(
  compile: Compile,
  source: string,
  target: Target = 'static',
): Promise<unknown> {
  try {
    await compile(source, target);
  } catch (error) {
    return error;
  }
  return undefined;
}

test.each(processors)('lets React run what the page cannot: %s', async (_, compile) => {
  const page = await compile(
    "a {user.items.map((item) => item)} <Card user={user} {...user.all} /> <b onClick={() => open(user.url)}>{user.name ?? 'you'}</b>",
    'react',
  );
  const Card = (props: object): string => JSON.stringify(props);
  expect(render(page, { Card })).toBe(
    '<p>a <bookplate-live data-bookplate-hold=""></bookplate-live> {} <b><bookplate-text value="user.name">you</bookplate-text></b></p>',
  );
  expect(page).toContain('user?.items?.map?.(');
});

test.each(processors)(
  'tells React of attributes that the reader changes: %s',
  async (_, compile) => {
    const source = 'a {user.beta && <b lang={user.lang}>x</b>} <i lang={user.lang}>y</i>';
    const written = /suppressHydrationWarning/g;
    expect((await compile(source, 'react')).match(written)).toHaveLength(2);
    expect(await compile(source, 'static')).not.toMatch(written);
  },
);

test.each(processors)('ends a comment before it goes on: %s', async (_, compile) => {
  const page = await compile(
    '{user.greet() // by name\n}\n\n<b lang={user.lang() // ISO\n} />',
    'react',
  );
  expect(render(page)).toBe('<bookplate-live data-bookplate-hold=""></bookplate-live><b></b>');
});

test.each(processors)('never takes markup from the reader: %s', async (_, compile) => {
  const source = 'a <b dangerouslySetInnerHTML={{ __html: user.html }} />';
  expect(await failureOf(compile, source, 'react')).toMatchObject({ line: 1, column: 31 });
});

test('keeps the elements that authors write from being replaced by components', async () => {
  const [[, compile] = []] = processors;
  const page = await compile?.('a {user.beta && <b>x</b>}', 'static');
  expect(render(page ?? '', { b: () => 'replaced' })).toContain('<b>x</b>');
});

test.each(processors)(
  'does not import twice what a page imports itself: %s',
  async (_, compile) => {
    const statement = "import { BookplateText } from '@bookplate/docs/react'";
    expect(render(await compile(`${statement}\n\n{user.name}`, 'react'))).toBe(name);
  },
);

test.each(processors)(
  'leaves no spaces of expressions in the text of headings: %s',
  async (_, compile) => {
    for (const target of ['static', 'react'] as const) {
      const headings: string[] = [];
      const page = await compile(
        [
          "Set one up for {user.name ?? 'you'}",
          "{user.name ?? 'Your'} plan",
          "{user.name ?? 'Your'} plan {user.a ?? 'A'}",
          "a {user.a ?? 'A'} {user.b ?? 'B'} b",
          "{user.a ?? 'A'} {user.b ?? 'B'} b",
          "a, {user.a ?? 'A'}: b {1} c {other}",
        ]
          .map((line) => `## ${line}`)
          .join('\n\n'),
        target,
        headings,
      );
      expect(headings.map((text) => text.replace(/1|other/g, ''))).toEqual([
        'Set one up for',
        'plan',
        'plan',
        'a b',
        'b',
        'a, : b  c ',
      ]);
      if (target === 'react')
        expect(
          render(page.replace('other', '"d"')).replaceAll(/<\/?(bookplate-text|span)[^>]*>/g, ''),
        ).toBe(
          ['Set one up for you', 'Your plan', 'Your plan A', 'a A B b', 'A B b', 'a, A: b 1 c d']
            .map((line) => `<h2>${line}</h2>`)
            .join(''),
        );
    }
  },
);

test.each(processors)('keeps the text of headings free of the reader: %s', async (_, compile) => {
  for (const target of ['static', 'react'] as const) {
    const headings: string[] = [];
    const page = await compile(
      "## Hello {user.name ?? 'you'} there\n\n## **{user.name}**`c`",
      target,
      headings,
    );
    expect(headings).toEqual(['Hello there', 'c']);
    expect(page).toContain('"you"');
  }
});
