import { compile } from '@mdx-js/mdx';
import { remarkBookplate } from '@bookplate/docs/remark';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { gateContents } from './contents.ts';
import type { HtmlNode } from './html-node.ts';
import { rehypeGatePage } from './page.ts';
import { remarkPublicText } from './public-text.ts';

const options = { target: 'server', gatesPages: true } as const;

/** Compiles a page, and collects what its source is replaced by for machines. */
async function compilePage(
  source: string,
  groups?: unknown,
): Promise<{ code: string; texts: readonly (readonly [source: string, text: string])[] }> {
  const texts: (readonly [string, string])[] = [];
  const replaceSource = (_: VFile, node: object, text: string): void => {
    const { start, end } = (node as { position: Record<'start' | 'end', { offset: number }> })
      .position;
    texts.push([source.slice(start.offset, end.offset), text]);
  };
  const file = new VFile({ value: source, path: 'page.mdx', data: { frontmatter: { groups } } });
  const compiled = await compile(file, {
    jsx: true,
    remarkPlugins: [
      [remarkBookplate, options],
      [remarkPublicText, replaceSource],
    ],
    rehypePlugins: [rehypeGatePage],
  });
  return { code: String(compiled), texts };
}

test('gives machines what everyone reads', async () => {
  const { texts } = await compilePage(
    `Hello, {user.firstName ?? 'reader'}.

{user.plan === 'pro' ? <b>Pro</b> : <b>Free, {user.name ?? 'you'}</b>}

<Groups any={['admin']}>
Secret
</Groups>
`,
  );
  expect(texts.map(([, text]) => text)).toEqual(['reader', 'Free, you', '']);
  expect(texts[0]?.[0]).toBe("{user.firstName ?? 'reader'}");
  expect(texts[2]?.[0]).toContain('Secret');
});

test('puts the body of a gated page and the refusal beside each other', async () => {
  const { code } = await compilePage('export const a = 1\n\nSeats', ['admin', 'beta']);
  expect(code).toContain('<meta name="robots" content="noindex" />');
  expect(code).toMatch(
    /<bookplate-groups data-bookplate-groups="admin beta"[^>]*>[^]*Seats[^]*<\/bookplate-groups><BookplatePageRefusal groups="admin beta" \/>/,
  );
  expect(code).toContain('from "@bookplate/next/react"');
  expect((await compilePage('Seats')).code).not.toContain('bookplate');
});

test('refuses what runs in the browser only', async () => {
  await expect(compilePage('{user.plan.toUpperCase()}')).rejects.toThrow(
    'Found a call of `toUpperCase`',
  );
});

test('marks gated headings in the table of contents, each group where the stylesheet looks', () => {
  const heading = (id: string): HtmlNode => ({
    type: 'element',
    tagName: 'h2',
    properties: { id },
    children: [],
  });
  const groups = (names: string, children: HtmlNode[]): HtmlNode => ({
    type: 'mdxJsxFlowElement',
    name: 'bookplate-groups',
    attributes: [{ type: 'mdxJsxAttribute', name: 'data-bookplate-groups', value: names }],
    children,
  });
  const literal = (value: string): object => ({ type: 'Literal', value });
  const property = (name: string, value: object): object => ({
    type: 'Property',
    key: { type: 'Identifier', name },
    value,
  });
  const titles = ['open', 'inner'].map((id) => ({
    type: 'JSXFragment',
    children: [{ type: 'JSXText', value: id }],
  }));
  const toc = ['open', 'inner'].map((id, index) => ({
    type: 'ObjectExpression',
    properties: [property('url', literal(`#${id}`)), property('title', titles[index]!)],
  }));
  const declarations = [
    { id: { type: 'Identifier', name: 'toc' }, init: { type: 'ArrayExpression', elements: toc } },
  ];
  const body = [
    {
      type: 'ExportNamedDeclaration',
      declaration: { type: 'VariableDeclaration', declarations },
    },
  ];
  const tree: HtmlNode = {
    type: 'root',
    children: [
      heading('open'),
      groups('admin', [groups('beta', [heading('inner')])]),
      { type: 'mdxjsEsm', data: { estree: { type: 'Program', body } } },
    ],
  };
  gateContents(tree, undefined);
  expect(titles[0]?.children).toEqual([{ type: 'JSXText', value: 'open' }]);
  const written = JSON.stringify(titles[1]?.children);
  expect(titles[1]?.children).toHaveLength(2);
  expect(written.match(/"(admin|beta)"/g)).toEqual(['"beta"', '"admin"', '"beta"']);
});
