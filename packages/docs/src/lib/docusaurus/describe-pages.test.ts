import { expect, test } from 'vitest';
import { describePages } from './describe-pages.ts';

async function describe(content: string, frontMatter: object = {}): Promise<unknown> {
  const parse = async (): Promise<never> => ({ frontMatter, content }) as never;
  const file = { filePath: 'a.mdx', fileContent: '', defaultParseFrontMatter: parse };
  const { parseFrontMatter } = describePages();
  return (await parseFrontMatter?.(file))?.frontMatter;
}

test('describes a page by its first words for everyone', async () => {
  const gated = "<Groups any={['a']}>\n\nFor some.\n\n</Groups>";
  expect(await describe(`# Title\n\n${gated}\n\nFor *all*.`)).toEqual({ description: 'For all.' });
  expect(await describe(gated)).toEqual({ description: '' });
});

test('leaves other pages to Docusaurus, and descriptions as they are', async () => {
  expect(await describe('For all.')).toEqual({});
  const own = { description: 'Own' };
  expect(await describe("<Groups any={['a']}>b</Groups>", own)).toEqual(own);
});

test('goes around what the site has in its place', async () => {
  const parse = async (): Promise<never> =>
    ({ frontMatter: { title: 'Own' }, content: '' }) as never;
  const { parseFrontMatter, ...others } = describePages({
    parseFrontMatter: parse,
    mermaid: true,
  } as object);
  expect((await parseFrontMatter?.({} as never))?.frontMatter).toEqual({ title: 'Own' });
  expect(others).toEqual({ mermaid: true });
});
