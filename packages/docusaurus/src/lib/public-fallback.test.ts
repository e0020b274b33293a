import { expect, test } from 'vitest';
import type { MarkdownConfig } from './hooks.ts';
import { addFallbackText } from './public-fallback.ts';

/** What title and description are made from. */
async function contentOf(
  content: string,
  { filePath = 'a.md', frontMatter = {} } = {},
  markdown?: MarkdownConfig,
): Promise<string | undefined> {
  const { parseFrontMatter } = addFallbackText(markdown);
  const defaultParseFrontMatter = async (): Promise<{ frontMatter: object; content: string }> => ({
    frontMatter,
    content,
  });
  const params = { filePath, fileContent: content, defaultParseFrontMatter };
  return (await parseFrontMatter?.(params as Parameters<typeof parseFrontMatter>[0]))?.content;
}

const source = "# Hello, {user.name ?? 'reader'}";

test('has the public fallback text, in text and not in code', async () => {
  expect(
    await contentOf(
      "# Hi {user.name ?? 'you'}\n\n`{user.a}` ``{user.a} ` {user.a}`` {user.b}!\n```\n{user.a}\n```",
    ),
  ).toBe('# Hi you\n\n`{user.a}` ``{user.a} ` {user.a}`` !\n```\n{user.a}\n```');
});

test('has no part that is for some groups, also on a page with its own `user`', async () => {
  const gated = "<Groups any={['a']}>\n\nFor some.\n\n</Groups>";
  expect(await contentOf(`# Title\n\n${gated}\n\nFor all.`)).toMatch(/^# Title\s+For all\.$/);
  expect(await contentOf(`export const user = 1;\n\n${gated}`)).toBe(
    'export const user = 1;\n\n\n',
  );
});

test.each(["import { user } from './user';\n\n", 'export const user = 1;\n\n'])(
  'leaves alone a page that has its own `user`: %j',
  async (statement) => {
    expect(await contentOf(statement + source)).toBe(statement + source);
  },
);

test.each([
  [{ filePath: 'a.md' }, 'detect', source],
  [{ filePath: 'a.mdx' }, 'detect', '# Hello, reader'],
  [{ filePath: 'a.mdx' }, 'md', source],
  [{ filePath: 'a.mdx', frontMatter: { mdx: { format: 'md' } } }, 'mdx', source],
  [{ filePath: 'a.md', frontMatter: { mdx: { format: 'mdx' } } }, 'md', '# Hello, reader'],
])('expressions are MDX: %j on a site with %s', async (file, format, expected) => {
  expect(await contentOf(source, file, { format })).toBe(expected);
});

test("goes by the site's own parser", async () => {
  const parseFrontMatter = async (): Promise<{ frontMatter: object; content: string }> => ({
    frontMatter: {},
    content: 'Own, {user.name}',
  });
  expect(await contentOf(source, {}, { parseFrontMatter: parseFrontMatter as never })).toBe(
    'Own, ',
  );
});
