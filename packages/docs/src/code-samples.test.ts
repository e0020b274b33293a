import { evaluate, type Program } from '@bookplate/browser/program';
import { compile } from '@mdx-js/mdx';
import rehypeShiki from '@shikijs/rehype';
import rehypeExpressiveCode from 'rehype-expressive-code';
import { mdxToJs } from 'satteri';
import type { Pluggable } from 'unified';
import { expect, test } from 'vitest';
import { renderWhole } from '../test/processors.ts';
import { rehypeBookplate } from './rehype.ts';
import { remarkBookplate, type Target } from './remark.ts';
import { satteriBookplate, satteriCodeSamples } from './satteri.ts';

type Highlight = (source: string, target?: Target) => Promise<string>;

function unifiedWith(...highlighter: Pluggable[]): Highlight {
  return async (source, target = 'static') => {
    const page = await compile(source, {
      remarkPlugins: [[remarkBookplate, { target }]],
      rehypePlugins: [...highlighter, [rehypeBookplate, { target }]],
    });
    return renderWhole(String(page));
  };
}

const highlighters: readonly (readonly [name: string, highlight: Highlight])[] = [
  ['no highlighter', unifiedWith()],
  [
    'Shiki',
    unifiedWith([rehypeShiki, { theme: 'nord', langs: ['js', 'sh'], tokenizeTimeLimit: 0 }]),
  ],
  ['Expressive Code', unifiedWith(rehypeExpressiveCode)],
  [
    'Sätteri',
    async (source, target = 'static') => {
      const { code } = await mdxToJs(source, {
        mdastPlugins: [satteriBookplate({ target })],
        hastPlugins: [satteriCodeSamples({ target })],
        jsxImportSource: 'react',
      });
      return renderWhole(code);
    },
  ],
];

const text = /<bookplate-text value="([^"]*)">(.*?)<\/bookplate-text>/g;
const attributes = / data-bookplate-attributes="([^"]*)"/g;

/** What a page has besides what we put into it. */
function bare(html: string): string {
  return html.replaceAll(text, '$2').replaceAll(attributes, '');
}

function unescape(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

/** The programs and their texts, in order. */
function textsIn(html: string): readonly (readonly [program: unknown, fallback: string])[] {
  return [...html.matchAll(text)].map(([, program = '', fallback = '']) => [
    JSON.parse(unescape(program)),
    unescape(fallback),
  ]);
}

function fence(meta: string, code: string): string {
  return `- item\n\n${`\`\`\`${meta}\n${code}\n\`\`\``.replaceAll(/^/gm, '  ')}`;
}

const key = ['??', ['user', 'key'], 'YOUR_KEY'];

test.each(highlighters)(
  'highlights a sample as if its fallbacks were written: %s',
  async (_, highlight) => {
    const meta = 'js title="a user" {1,3} ins="b"';
    const everyones = fence(meta, "const a = 'YOUR_KEY';\n\n\tb(1, {}); // <&>");
    // Highlighters give up on a line after half a second, which their first one can take.
    await highlight(everyones);
    const html = await highlight(
      fence(
        `${meta} user`,
        "const a = '{user.key ?? 'YOUR_KEY'}';\n\n\tb({user.n ?? 1}, {}); // {user.a ?? '<&>'}",
      ),
    );
    expect(bare(html)).toBe(await highlight(everyones));
    expect(textsIn(html)).toEqual([
      [key, 'YOUR_KEY'],
      [['??', ['user', 'n'], 1], '1'],
      [['??', ['user', 'a'], '<&>'], '<&>'],
    ]);
  },
);

test.each(highlighters)(
  'puts a text that says nothing to everyone where it belongs: %s',
  async (_, highlight) => {
    const html = await highlight(
      fence('sh user', 'a {user.b && "b"} "c"{user.d && "d"}\n{user.e && "e"}\n{user.f && "f"}g'),
    );
    const [code = ''] = /<code[^]*?<\/code>/.exec(html) ?? [];
    const shown = code
      .replaceAll(text, (_whole, program: string) => `[${unescape(program).at(-3)}]`)
      // A line of Expressive Code; an empty one has a line break in it.
      .replaceAll(/\n?<\/div><\/div>/g, '\n')
      .replaceAll(/<[^>]*>/g, '');
    expect(unescape(shown).trimEnd()).toBe('a [b] "c"[d]\n[e]\n[f]g');
  },
);

test.each(highlighters)(
  'lets React have the text that the head script painted: %s',
  async (_, highlight) => {
    const html = await highlight(fence('js user', "a('{user.key ?? '<KEY'}')"), 'react');
    expect(textsIn(html)).toEqual([[['??', ['user', 'key'], '<KEY'], '<KEY']]);
  },
);

const [, , [, expressiveCode]] = highlighters as readonly [
  unknown,
  unknown,
  (typeof highlighters)[number],
];

/** What its copy button copies. */
function copied(html: string, reader: Parameters<typeof evaluate>[1]): unknown {
  const [[, programs = ''] = []] = html.matchAll(attributes);
  const { 'data-code': program } = JSON.parse(unescape(programs)) as { 'data-code': Program };
  const [, nobodys = ''] = / data-code="([^"]*)"/.exec(html) ?? [];
  expect(evaluate(program, null)).toBe(unescape(nobodys));
  return (evaluate(program, reader) as string).replaceAll('\u007f', '\n');
}

const ada = { content: { key: '"<ada>"', on: true, list: ['a', 'b'] } };
const keySample = "-H 'Key: {user.key ?? 'YOUR_KEY'}'";

test.each([
  ['a terminal without its comments', 'sh', '# {user.key}\ncurl \\\n  -v', 'curl \\\n  -v'],
  ['the line after a file’s name', 'js', '// src/a.js\n\nf', 'f'],
  ['a diff without its marks', 'diff lang="js"', '-a\n+b\n  c', 'a\nb\n c'],
  ['lines with tabs', 'js', '\ta\tb\t', '  a  b  '],
  ['long lines that wrap', 'js wrap', '    a', '    a'],
])('copies what is on the screen: %s', async (_, meta, code, shown) => {
  const html = await expressiveCode(`\`\`\`${meta} user\n${code}${keySample}\n\`\`\``);
  expect(textsIn(html)).toContainEqual([key, 'YOUR_KEY']);
  expect(copied(html, ada)).toBe(`${shown}-H 'Key: "<ada>"'`);
});

test('copies nothing, a list and a condition as they are shown', async () => {
  const html = await expressiveCode(
    "```js user\n[{user.none}, {user.on}, {user.list}, {user.off && 'x'}]\n```",
  );
  expect(copied(html, ada)).toBe('[, , ab, ]');
});

test('a text across several tokens takes the place of the first', async () => {
  const html = await expressiveCode("```js user\nlet {user.code ?? 'a = 1'};\n```");
  expect(textsIn(html)).toEqual([[['??', ['user', 'code'], 'a = 1'], 'a = 1']]);
  expect(/<code.*<\/code>/.exec(html)?.[0].replaceAll(/<[^>]*>/g, '')).toBe('let a = 1;');
});

test('says where a highlighter changes the text of a sample', async () => {
  const shout = () => (tree: { value?: string; children?: object[] }) => {
    const visit = (node: { value?: string; children?: object[] }): void => {
      if (node.value) node.value = node.value.toUpperCase();
      node.children?.forEach(visit);
    };
    visit(tree);
  };
  await expect(unifiedWith(shout)('a\n\n```js user\nb{user.c}\n```')).rejects.toMatchObject({
    message: expect.stringContaining('highlighter makes another text') as string,
    line: 3,
  });
});

test.each(['// {user.name}.js\n\na', "a\n{user.b && 'b'}"])(
  'says that the reader is in a line that is left out: %j',
  async (code) => {
    await expect(expressiveCode(`\`\`\`js user\n${code}\n\`\`\``)).rejects.toThrow(
      'leaves a line out',
    );
  },
);

test.each(highlighters)('says where a text has several lines: %s', async (_, highlight) => {
  const source = "- a\n\n  ```js user\n  a\n   b {user.c ?? 'd\\ne'}\n  ```";
  await expect(highlight(source)).rejects.toMatchObject({ line: 5, column: 7 });
});
