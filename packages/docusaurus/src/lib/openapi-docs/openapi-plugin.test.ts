import { expect, test } from 'vitest';
import { unseenSpecs, redirectSpecs } from './openapi-plugin.ts';

const name = 'docusaurus-plugin-openapi-docs';
const old = { specPath: 'specs/old', outputDir: 'docs/old' };
const first = { specPath: 'https://api.foo.com/openapi.json', outputDir: 'docs/a', more: true };
const second = { specPath: 'second.yaml', outputDir: 'docs/b', versions: { old } };

test('pages are generated from a gated spec of each spec, whatever it is, in all versions and of all plugins', () => {
  const { config, specs } = redirectSpecs({
    plugins: [
      'other',
      [name, { id: 'one', config: { api: first, two: second } }],
      [name, { id: 'two', config: { api: { specPath: 'third.yaml', outputDir: 'docs/c' } } }],
    ],
  });
  const place = '.docusaurus/bookplate-openapi';
  const generators = {
    createApiPageMD: expect.any(Function),
    createInfoPageMD: expect.any(Function),
  };
  expect(config.plugins).toEqual([
    'other',
    [
      name,
      {
        id: 'one',
        config: {
          api: { ...first, specPath: `${place}/one/api`, markdownGenerators: generators },
          two: {
            ...second,
            specPath: `${place}/one/two`,
            markdownGenerators: generators,
            versions: { old: { ...old, specPath: `${place}/one/two%3Aold` } },
          },
        },
      },
    ],
    [
      name,
      {
        id: 'two',
        config: {
          api: {
            specPath: `${place}/two/api`,
            outputDir: 'docs/c',
            markdownGenerators: generators,
          },
        },
      },
    ],
  ]);
  expect(specs.map(({ api, version, specPath }) => [api, version, specPath])).toEqual([
    ['api', undefined, first.specPath],
    ['two', undefined, second.specPath],
    ['two', 'old', old.specPath],
    ['api', undefined, 'third.yaml'],
  ]);
});

test('a plugin that is no name in the configuration has specs that are not seen', () => {
  const { config, specs } = redirectSpecs({ plugins: [[name, { id: 'one', config: { first } }]] });
  const [[, options]] = config.plugins as [[string, object]];
  const loaded = { name, options: { id: 'two', config: { second } } };
  expect(
    unseenSpecs([{ name: 'other' }, { name, options: { ...options } }, loaded], specs),
  ).toEqual([
    { ...second, versions: undefined, plugin: 'two', api: 'second', version: undefined },
    { ...old, plugin: 'two', api: 'second', version: 'old' },
  ]);
});

test('what is no entry is left to the plugin, which refuses it', () => {
  const config = { broken: { specPath: 1 }, none: null };
  expect(redirectSpecs({ plugins: [[name, { config }]] }).config.plugins).toEqual([
    [name, { config }],
  ]);
});

test('the theme keeps nothing and sends no cookies, whatever the site says; other sites are left alone', () => {
  const themeConfig = { api: { authPersistence: 'localStorage', requestTimeout: 9 }, navbar: {} };
  const themes = ['docusaurus-theme-openapi-docs'];
  expect(redirectSpecs({ themes, themeConfig }).config.themeConfig).toEqual({
    api: { authPersistence: false, requestCredentials: 'omit', requestTimeout: 9 },
    navbar: {},
  });
  expect(redirectSpecs({ themes: ['other'], themeConfig }).config.themeConfig).toBe(themeConfig);
});
