import { gatedSelectors } from '@bookplate/docs/gating';
import { expect, test } from 'vitest';
import { remarkForPages, remarkGateContents, withBookplate } from './index.ts';

const remark = [
  [
    expect.any(Function),
    { target: 'react', reactModule: '@bookplate/docusaurus/react', gatesPages: true },
  ],
];
const ours = { beforeDefaultRemarkPlugins: remark, remarkPlugins: [remarkGateContents] };
const ourBlog = { ...ours, feedOptions: { createFeedItems: expect.any(Function) } };
const ourPreset = [expect.stringMatching(/lib.preset$/), { settings: undefined, specs: [] }];

test.each([
  'classic',
  '@docusaurus/preset-classic',
  '/site/node_modules/@docusaurus/preset-classic/lib/index.js',
])('compiles docs, blog and pages of the preset %s', (name) => {
  expect(withBookplate({ presets: [name] })).toMatchObject({
    presets: [ourPreset, [name, { docs: ours, blog: ourBlog, pages: ours }]],
  });
});

test('keeps the options of the preset, and leaves out what it leaves out', () => {
  const theirs = (): void => {};
  const { presets } = withBookplate({
    presets: [
      ['classic', { docs: { path: 'content', beforeDefaultRemarkPlugins: [theirs] }, blog: false }],
      ['redocusaurus', { specs: [] }],
      false,
    ],
  });
  expect(presets).toEqual([
    ourPreset,
    [
      'classic',
      {
        docs: { ...ours, path: 'content', beforeDefaultRemarkPlugins: [...remark, theirs] },
        blog: false,
        pages: ours,
      },
    ],
    ['redocusaurus', { specs: [] }],
    false,
  ]);
});

test('compiles the pages of plugins that are listed by hand', () => {
  const own = (): object => ({ name: 'own' });
  const { plugins } = withBookplate({
    plugins: [
      '@docusaurus/plugin-content-pages',
      ['content-docs', { id: 'api' }],
      ['@docusaurus/plugin-content-blog', {}],
      '@docusaurus/plugin-sitemap',
      own,
    ],
  });
  expect(plugins).toEqual([
    ['@docusaurus/plugin-content-pages', ours],
    ['content-docs', { id: 'api', ...ours }],
    ['@docusaurus/plugin-content-blog', ourBlog],
    '@docusaurus/plugin-sitemap',
    own,
  ]);
});

test('local search gets the page as nobody sees it', () => {
  const name = '@easyops-cn/docusaurus-search-local';
  const { themes } = withBookplate({
    presets: ['classic'],
    themes: [name, [name, { hashed: true, ignoreCssSelectors: '.x' }]],
  });
  expect(themes).toMatchObject([
    [name, { ignoreCssSelectors: gatedSelectors }],
    [name, { hashed: true, ignoreCssSelectors: [...gatedSelectors, '.x'] }],
    expect.any(Function),
    expect.any(Function),
  ]);
});

test('goes behind all other themes', () => {
  const { themes } = withBookplate({ presets: ['classic'], themes: ['live-codeblock'] });
  expect(themes).toEqual(['live-codeblock', expect.any(Function), expect.any(Function)]);
});

test('puts the reader at the right of the navbar, unless the site has placed them', () => {
  const reader = { type: 'custom-bookplateReader', position: 'right' };
  const itemsOf = (themeConfig?: object): unknown =>
    withBookplate({ presets: ['classic'], ...(themeConfig && { themeConfig }) });
  expect(itemsOf()).toMatchObject({ themeConfig: { navbar: { items: [reader] } } });
  expect(itemsOf({ navbar: { title: 'Docs', items: [{ to: '/a' }] } })).toMatchObject({
    themeConfig: { navbar: { title: 'Docs', items: [{ to: '/a' }, reader] } },
  });
  const placed = { navbar: { items: [{ ...reader, position: 'left' }, { to: '/a' }] } };
  expect(itemsOf(placed)).toMatchObject({ themeConfig: placed });
});

test('takes whatever docusaurus.config may export, and changes none of it', async () => {
  const config = Object.freeze({ title: 'Docs', presets: Object.freeze(['classic']) });
  const expected = JSON.stringify(withBookplate(config));
  for (const given of [() => config, async () => config, Promise.resolve(config)])
    expect(JSON.stringify(await withBookplate(given)())).toBe(expected);
});

test('takes a preset that it does not know if the site has put the plugin there', () => {
  const presets = [['own', { docs: { beforeDefaultRemarkPlugins: [remarkForPages] } }]];
  expect(withBookplate({ presets })).toMatchObject({ presets: [ourPreset, ...presets] });
});

test('refuses a configuration in which it finds no pages', () => {
  expect(() => withBookplate({ plugins: ['my-docs'] })).toThrow(
    'found neither the classic preset nor a plugin for docs, blog or pages',
  );
});
