import { compile as compileMdx } from '@mdx-js/mdx';
import { mdxToJs } from 'satteri';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { remarkBookplate, type Target } from './remark.ts';
import { satteriBookplate } from './satteri.ts';
import { json, mistakes, name, pages, untouched } from '../test/pages.ts';
import { type Compile, pagePath, processors, render } from '../test/processors.ts';

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

test.each(processors)('leaves alone what does not speak of the reader: %s', async (_, compile) => {
  for (const source of untouched)
    for (const target of ['static', 'react'] as const)
      expect(await compile(source, target)).toBe(await compile(source));
});

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

test.each([
  '<title>a</title>',
  "import { Groups } from './mine.js'\n\n<Groups any={['a']}>\n  <title>b</title>\n</Groups>",
  "<Groups any={['a']}>\n  <svg><title>b</title></svg>\n</Groups>",
  '<Groups any={[\'a\']}>\n  <p itemscope><meta itemprop="name" content="b" /></p>\n</Groups>',
  '<Groups any={[\'a\']}>\n  <link rel="stylesheet" href="/a.css" />\n</Groups>',
  '<Groups any={[\'a\']}>\n  <script src="/a.js"></script>\n</Groups>',
])('takes %j, in which nothing gated is in the head', async (source) => {
  for (const [, compile] of processors)
    for (const target of ['static', 'react'] as const)
      expect(await failureOf(compile, source, target)).toBeUndefined();
});

test('Sätteri refuses what a gated page puts into its head', async () => {
  const compile = (source: string): unknown =>
    mdxToJs(source, {
      mdastPlugins: [satteriBookplate({ target: 'static', gatesPages: true })],
      features: { frontmatter: true },
      fileURL: new URL(`file://${pagePath}`),
    });
  const page = '\n\n<meta name="description" content="b" />\n';
  await expect(async () => compile(`---\ngroups: [a]\n---${page}`)).rejects.toMatchObject({
    message: expect.stringContaining('on a page for some groups') as string,
    line: 5,
  });
  await compile(`---\ntitle: a\n---${page}`);
});

test.each([{ frontMatter: { groups: [] } }, { astro: { frontmatter: { groups: ['admin'] } } }])(
  'knows a gated page by what the host hands on: %j',
  async (data) => {
    const value = '<meta name="description" content="b" />\n';
    const refused = { message: expect.stringContaining('on a page for some groups') as string };
    const options = { target: 'static', gatesPages: true } as const;
    const fileURL = new URL(`file://${pagePath}`);
    const mdastPlugins = [satteriBookplate(options)];
    await expect(
      (async () => mdxToJs(value, { mdastPlugins, fileURL, data: { ...data } }))(),
    ).rejects.toMatchObject(refused);
    await expect(
      compileMdx(new VFile({ value, data }), { remarkPlugins: [[remarkBookplate, options]] }),
    ).rejects.toMatchObject(refused);
    await mdxToJs(value, { mdastPlugins, fileURL });
  },
);

test('refuses a title that depends on the reader, for React shows all of them to everyone', async () => {
  const [[, compile]] = processors as [(typeof processors)[0]];
  const source = 'a\n\n{user.beta ? <title>b</title> : <title>c</title>}';
  expect(await failureOf(compile, source, 'react')).toMatchObject({
    message: expect.stringContaining('Found <title> in a condition over the reader') as string,
    line: 3,
  });
});

test.each([
  ["---\ntitle: a\ngroups: ['admin']\n---\n\nb\n", 3, 1],
  ['---\r\n"groups": []\r\n---\r\nb\r\n', 2, 1],
  ['+++\ntitle = "a"\ngroups = ["admin"]\n+++\n\nb\n', 3, 1],
])('refuses %j where no host gates pages', async (source, line, column) => {
  const [[, compile]] = processors as [(typeof processors)[0]];
  expect(await failureOf(compile, source, 'react')).toMatchObject({
    message: expect.stringContaining('has no gated pages') as string,
    line,
    column,
  });
});

test.each([
  '---\ntitle: groups of plans\n---\n\nb\n',
  '---\nplan:\n  groups: [admin]\n---\n\nb\n',
  'a\n\n---\ngroups: are these\n---\n',
])('takes %j, which names no groups of the page', async (source) => {
  const [[, compile]] = processors as [(typeof processors)[0]];
  expect(await failureOf(compile, source, 'react')).toBeUndefined();
});

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

test.each(processors)('has React fill in the choice among keys: %s', async (_, compile) => {
  expect(render(await compile('<KeyChoice label="Schlüssel" />', 'react'))).toBe(
    '<label data-bookplate-keys="">Schlüssel <select></select></label>',
  );
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

test.each(processors)("imports components from the host's package: %s", async (_, compile) => {
  const source = 'a {user.items.map((item) => item)}\n\n<KeyChoice />';
  const page = await compile(source, 'react', [], { reactModule: '@bookplate/vite/react' });
  expect(page).toMatch(
    /import \{\s*BookplateLive,\s*KeyChoice\s*\} from ["']@bookplate\/vite\/react["']/,
  );
  expect(render(page)).toContain('<bookplate-live');
});

test('compiles headings and code samples within conditions as those of the page', async () => {
  const [[, compile]] = processors as [(typeof processors)[0]];
  const source =
    "{user.beta && <div>\n\n## Hi {user.name ?? 'you'}\n\n```sh user\necho {user.key ?? 'KEY'}\n```\n\n</div>}";
  const page = render(await compile(source, 'static'));
  expect(page).toContain('<h2>Hi <bookplate-text value="user.name">you</bookplate-text></h2>');
  expect(page).toContain('>echo KEY</code>');
  expect(page).toContain(json('data-bookplate-code', ['echo ', ['??', ['user', 'key'], 'KEY']]));
});

test('says where an element of an expression is no MDX', async () => {
  const [[, compile]] = processors as [(typeof processors)[0]];
  const source = 'a\n\nb {user.beta && <b>*x <i>y*</i></b>}';
  expect(await failureOf(compile, source)).toMatchObject({
    message: expect.stringContaining('that is not MDX') as string,
    line: 3,
    column: 17,
  });
});

test.each(
  processors.flatMap(([processor, compile]) =>
    [
      '<groups any={["a"]}>x</groups>',
      '<group any={["a"]}>x</group>',
      '<Group none={["a"]}>x</Group>',
    ].map((source) => [processor, source, compile] as const),
  ),
)('refuses a misspelt gate: %s, %s', async (_, source, compile) => {
  await expect(compile(source, 'static')).rejects.toThrow('which hides nothing');
});

test.each(processors)("keeps a component <Group> of the site's own: %s", async (_, compile) => {
  const source = "import Group from './group';\n\n<Group any={['a']}>x</Group>\n\n<group.Card/>";
  await expect(compile(source, 'static')).resolves.not.toContain('bookplate');
});
