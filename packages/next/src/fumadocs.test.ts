import { isValidElement, type ReactElement } from 'react';
import { expect, test } from 'vitest';
import { bookplatePlugin, openPages, pageFooter, type Source, type TreeNode } from './fumadocs.ts';

interface Stored {
  readonly title: string;
  readonly groups?: readonly string[];
  readonly description?: string;
}

/** A source as Fumadocs' loader makes it with the plugin: all pages in one list, or below folders. */
function sourceOf(pages: Readonly<Record<string, Stored>>, children?: readonly TreeNode[]): Source {
  const plugin = bookplatePlugin();
  const files = new Map(
    Object.entries(pages).map(([name, data]) => [
      name,
      { format: 'page', path: `${name}.mdx`, slugs: [name], data: { ...data } },
    ]),
  );
  const storage = { files, read: (path: string) => files.get(path) } as never;
  plugin.config({ url: (slugs) => `/${slugs.join('/')}` });
  plugin.transformStorage({ storage });
  const gate = (node: TreeNode): TreeNode => {
    const { file, folder } = plugin.transformPageTree;
    const below = node.children && { children: node.children.map(gate) };
    const part = node.type === 'folder' ? folder : file;
    return part.call({ storage }, { ...node, ...below });
  };
  const nodes = children ?? Object.entries(pages).map(([name, { title }]) => link(name, title));
  const tree: TreeNode = { type: 'root', name: 'Docs', children: nodes.map(gate) };
  const all = [...files].map(([name, { data }]) => ({ url: `/${name}`, data }));
  return {
    getPages: () => all,
    getPageTree: () => tree,
    getPageByUrl: (url) => all.find((page) => page.url === url),
  };
}

function link(name: string, title: string): TreeNode {
  return { type: 'page', name: title, url: `/${name}` };
}

function groupsOf({ name }: TreeNode): unknown {
  return isValidElement(name)
    ? (name as ReactElement<Record<string, unknown>>).props['data-bookplate-groups']
    : undefined;
}

const pages = {
  home: { title: 'Home' },
  secret: { title: 'Secret', groups: ['admin'], description: 'Of some' },
  plans: { title: 'Plans' },
};

test('marks the entries of gated pages, and folders with nothing else', () => {
  const tree = sourceOf(pages, [
    link('home', 'Home'),
    link('secret', 'Secret'),
    { type: 'folder', name: 'Inner', children: [link('secret', 'Secret')] },
    { type: 'folder', name: 'Both', children: [link('secret', 'Secret'), link('plans', 'Plans')] },
    { type: 'folder', name: 'Empty', children: [] },
  ]).getPageTree();
  expect(tree.children?.map(groupsOf)).toEqual([undefined, 'admin', 'admin', undefined, undefined]);
});

test('leaves the texts of a gated page to the page', () => {
  const secret = sourceOf(pages).getPageByUrl('/secret');
  const data = secret?.data as { description?: string; structuredData?: unknown };
  expect(data.description).toBeUndefined();
  expect(() => data.structuredData).toThrow(/secret\.mdx.*openPages\(source\)/);
});

test('has open pages only for what everyone can read', () => {
  const open = openPages(
    sourceOf(pages, [
      link('home', 'Home'),
      { type: 'folder', name: 'Inner', children: [link('secret', 'Secret')] },
      {
        type: 'folder',
        name: 'Both',
        children: [link('secret', 'Secret'), link('plans', 'Plans')],
      },
    ]),
  );
  expect(open.getPages().map(({ url }) => url)).toEqual(['/home', '/plans']);
  expect(JSON.stringify(open.getPageTree())).not.toContain('secret');
  expect(open.getPageTree().children?.map(({ name }) => name)).toEqual(['Home', 'Both']);
});

test('finds the neighbours that all readers of a page see', () => {
  const source = sourceOf(pages);
  const footerOf = (url: string): unknown => {
    const { items, ...others } = pageFooter(source, source.getPageByUrl(url)!);
    const { previous, next } = items as { previous?: TreeNode; next?: TreeNode };
    return [previous?.url, next?.url, others];
  };
  expect(footerOf('/home')).toEqual([undefined, '/plans', {}]);
  expect(footerOf('/plans')).toEqual(['/home', undefined, {}]);
  expect(footerOf('/secret')).toEqual(['/home', '/plans', { 'data-bookplate-groups': 'admin' }]);
});

test('stays within a folder that has a navigation apart', () => {
  const source = sourceOf(pages, [
    link('home', 'Home'),
    { type: 'folder', name: 'API', root: true, children: [link('plans', 'Plans')] },
  ]);
  expect(pageFooter(source, source.getPageByUrl('/plans')!).items).toEqual({});
});

test('refuses groups that are no list', () => {
  const groups = 'admin' as unknown as string[];
  expect(() => sourceOf({ a: { title: 'A', groups } })).toThrow(
    /a\.mdx groups: 'admin': expected a list/,
  );
});
