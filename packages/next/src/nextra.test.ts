import { compile } from '@mdx-js/mdx';
import { isValidElement, type ReactElement } from 'react';
import type { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { useFolder } from '../../../test/use-folder.ts';
import type { PageMapItem } from './lib/nextra-hooks.ts';
import nextraLoader from './lib/nextra-loader.ts';
import { gatePageMap, openPages } from './nextra.ts';

const { folder, write } = useFolder();

const page = (name: string, groups?: unknown): PageMapItem => ({
  name,
  route: `/${name}`,
  title: name,
  frontMatter: { title: name, ...(groups !== undefined && { groups }) },
});

const pageMap: readonly PageMapItem[] = [
  { name: 'meta' },
  page('home'),
  {
    name: 'team',
    route: '/team',
    title: 'Team',
    children: [{ name: 'line', type: 'separator' }, page('seats', ['admin'])],
    items: { seats: { title: 'Seats' } },
  },
  page('upgrade', { none: ['admin'] }),
  page('plans'),
];

/** As Nextra has a folder with `asIndexPage` in its page: the page is that of the folder, and not among its children. */
const folderOf = (index: PageMapItem, ...children: readonly PageMapItem[]): PageMapItem => ({
  ...index,
  children,
});

const gate = (map: readonly PageMapItem[]): readonly PageMapItem[] =>
  gatePageMap(
    map,
    ({ list }) => ({
      flatDocsDirectories: list.flatMap((item) => item.children ?? [item]).filter(isPage),
    }),
    (item) => ({ ...item, title: `Folder ${item.name}` }),
  );

function isPage({ frontMatter }: PageMapItem): boolean {
  return frontMatter !== undefined;
}

function groupsOf({ title }: PageMapItem): unknown {
  return isValidElement(title)
    ? (title as ReactElement<Record<string, unknown>>).props['data-bookplate-groups']
    : undefined;
}

test('marks gated pages, folders with nothing else, and the menus that name them', () => {
  const [, home, team, upgrade] = gate(pageMap);
  expect(groupsOf(home!)).toBeUndefined();
  expect(home!.title).toBe('home');
  expect(groupsOf(team!)).toBe('admin');
  expect(groupsOf(team!.children![1]!)).toBe('admin');
  expect(groupsOf(team!.items!['seats']!)).toBe('admin');
  expect(groupsOf(upgrade!)).toBe('* !admin');
});

test('marks no folder that holds a page or a link for everyone', () => {
  const index = folderOf(page('board', ['admin']), page('plans'));
  const menu = { ...pageMap[2]!, items: { seats: { title: 'Seats' }, blog: { title: 'Blog' } } };
  const [board, team] = gate([index, menu]);
  expect(groupsOf(team!)).toBeUndefined();
  expect(groupsOf(board!)).toBeUndefined();
  expect(team!.items).toMatchObject({
    seats: { title: { type: 'bookplate-groups' } },
    blog: { title: 'Blog' },
  });
});

test('finds the neighbours that all readers of a page see', () => {
  const [, home, team, , plans] = gate(pageMap);
  expect(home).toMatchObject({ bookplate: { next: '/plans' } });
  expect(team!.children![1]).toMatchObject({ bookplate: { groups: 'admin', next: '/plans' } });
  expect(plans).toMatchObject({ bookplate: { previous: '/home' } });
});

test('says only what the theme would not find, as the page map is in every page', () => {
  const [one, two, last] = gate([page('one'), page('two'), page('last', ['admin'])]);
  expect(one).not.toHaveProperty('bookplate');
  expect(two).toHaveProperty('bookplate', { next: '' });
  expect(last).toHaveProperty('bookplate', { groups: 'admin' });
});

test('leaves out the pages that anonymous readers do not see, and folders without any', () => {
  expect(openPages(gate(pageMap)).map(({ name }) => name)).toEqual([
    'meta',
    'home',
    'upgrade',
    'plans',
  ]);
});

test('keeps a folder for its open pages, and nothing of the page in its place, which is gated', () => {
  const [team] = openPages(gate([folderOf(page('team', ['admin']), page('seats'))]));
  expect(team).toEqual({
    name: 'team',
    title: 'Folder team',
    children: [expect.objectContaining(page('seats'))],
  });
  const titled = {
    ...page('team', ['admin']),
    frontMatter: { title: 'Secret', groups: ['admin'] },
  };
  for (const title of ['Secret', 'Board'])
    expect(openPages(gate([folderOf({ ...titled, title }, page('seats'))]))).toMatchObject([
      { title: title === 'Secret' ? 'Folder team' : 'Board' },
    ]);
  const inside = { ...page('index', ['admin']), route: '/team' };
  const plain = { name: 'team', route: '/team', title: 'Team' };
  const [half] = openPages(gate([folderOf(plain, inside, page('seats'))]));
  expect(half).toEqual({
    name: 'team',
    title: 'Team',
    children: [expect.objectContaining(page('seats'))],
  });
});

test('makes a page of a folder whose own page alone is open', () => {
  const [vault] = openPages(
    gate([folderOf(page('vault'), { name: 'line', type: 'separator' }, page('codes', ['admin']))]),
  );
  expect(vault).toEqual(page('vault'));
});

test('gives the titles of open pages as they were, and in a menu no others', () => {
  const menu = {
    ...folderOf(
      { name: 'more', route: '/more', title: 'More' },
      page('seats', ['admin']),
      page('plans', ['!a']),
    ),
    items: { seats: { title: 'Seats' }, plans: { title: 'Plans' } },
  };
  const [open] = openPages(gate([menu]));
  expect(open).toMatchObject({ title: 'More', children: [{ title: 'plans' }] });
  expect(open!.items).toEqual({ plans: { title: 'Plans' } });
});

/** Runs the loader around one that leaves what it was given. */
async function load(source: string, options: object): Promise<{ code: string; given: object }> {
  write(
    'loader.cjs',
    'module.exports = function (code) { this.given(this.getOptions()); this.async()(null, code); };',
  );
  let given = {};
  const code = await new Promise<string>((resolve, reject) => {
    const context = {
      resourcePath: 'page.mdx',
      getOptions: () => options,
      async: () => (error: unknown, result?: string) =>
        error ? reject(error) : resolve(result ?? ''),
      given: (value: object) => (given = value),
    };
    nextraLoader.call(context, source);
  });
  return { code, given };
}

test('leaves of the front matter of a gated page what everyone may know, each line in its place', async () => {
  const options = { nextra: `${folder()}/loader.cjs`, mdxOptions: {} };
  const source = '---\ntitle: Seats\ndescription: Secret\ngroups: [admin]\n---\n\nBought.\n';
  const { code } = await load(source, options);
  expect(code).toBe(
    '---\n{"title":"Seats","groups":["admin"],"searchable":false}\n\n\n---\n\nBought.\n',
  );
  const open = source.replace('[admin]', '{ none: [admin] }');
  expect((await load(open, options)).code).toBe(open);
});

/** As Nextra's of this name: it takes the headings out of the page. */
function rehypeExtractTocContent() {
  return (tree: { children: { tagName?: string; children?: unknown[] }[] }) => {
    for (const node of tree.children) if (node.tagName === 'h2') node.children = [];
  };
}

/** Leaves what its button "Copy page" copies. */
async function compilePage(source: string): Promise<{ code: string; copied: string }> {
  const { given } = await load(source, { nextra: `${folder()}/loader.cjs`, mdxOptions: {} });
  const { mdxOptions } = given as { mdxOptions: { remarkPlugins: []; rehypePlugins: [] } };
  let copied = '';
  const remarkExportSourceCode = () => (_: unknown, file: VFile) => {
    copied = String(file);
  };
  const compiled = await compile(source, {
    jsx: true,
    remarkPlugins: [...mdxOptions.remarkPlugins, remarkExportSourceCode],
    rehypePlugins: [...mdxOptions.rehypePlugins, rehypeExtractTocContent],
  });
  return { code: String(compiled), copied };
}

test('keeps headings in the page, and gives the button that copies a page what everyone reads', async () => {
  const { code, copied } = await compilePage(
    "## For {user.firstName ?? 'you'}\n\n<Groups any={['admin']}>Secret</Groups>\n",
  );
  expect(code).toContain('For');
  expect(code).toContain('bookplate-text');
  expect(copied).toBe('## For \n\n\n');
});

test('names the version of Nextra that it knows', async () => {
  await expect(
    load('export const pages = []', { nextra: `${folder()}/loader.cjs`, contentDir: 'content' }),
  ).rejects.toThrow('nextra 4.6');
  await expect(load('const Pagination = 1', {})).rejects.toThrow('nextra 4.6');
});
