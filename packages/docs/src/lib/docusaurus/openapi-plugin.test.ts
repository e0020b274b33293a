import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { useEditions, writeEditions } from './openapi-plugin.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookplate-specs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const gated = `
openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets: { get: { x-groups: [admin], responses: {} } }
`;

test('specs with gates are replaced by an edition of them, in all versions; others are left alone', () => {
  mkdirSync(join(folder, 'many'));
  const config = {
    open: { specPath: write('open.yaml', 'openapi: 3.1.0\n'), outputDir: 'docs/open' },
    gated: {
      specPath: write('gated.yaml', gated),
      outputDir: 'docs/gated',
      versions: { old: { specPath: write('old.yaml', gated), outputDir: 'docs/old' } },
    },
    url: { specPath: 'https://api.foo.com/openapi.json', outputDir: 'docs/url' },
    folder: { specPath: join(folder, 'many'), outputDir: 'docs/many' },
    gone: { specPath: join(folder, 'gone.yaml'), outputDir: 'docs/gone' },
  };
  const name = 'docusaurus-plugin-openapi-docs';
  const { config: changed, specs } = useEditions({
    plugins: ['other', [name, { id: 'api', config }]],
  });
  const place = join('.docusaurus', 'bookplate-openapi');
  const editions = { gated: join(place, 'gated.json'), old: join(place, 'gated-old.json') };
  expect(changed.plugins).toEqual([
    'other',
    [
      name,
      {
        id: 'api',
        config: {
          ...config,
          gated: {
            ...config.gated,
            specPath: editions.gated,
            versions: { old: { ...config.gated.versions.old, specPath: editions.old } },
          },
        },
      },
    ],
  ]);
  expect(specs).toEqual([
    { specPath: config.gated.specPath, editionPath: editions.gated },
    { specPath: config.gated.versions.old.specPath, editionPath: editions.old },
  ]);
});

test('editions are written of YAML and JSON', () => {
  const json = { openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths: {} };
  const specs = [
    { specPath: write('a.yaml', gated), editionPath: join(folder, 'out', 'a.json') },
    {
      specPath: write('b.json', JSON.stringify(json)),
      editionPath: join(folder, 'out', 'b.json'),
    },
  ];
  writeEditions(specs);
  const read = ({ editionPath }: { readonly editionPath: string }): unknown =>
    JSON.parse(readFileSync(editionPath, 'utf8'));
  expect(read(specs[0]!)).toMatchObject({ paths: { '/pets': { get: { 'x-groups': ['admin'] } } } });
  expect(read(specs[1]!)).toEqual(json);
});

test('an error names the spec', () => {
  const specPath = write('bad.yaml', gated.replace('[admin]', 'admin'));
  expect(() => writeEditions([{ specPath, editionPath: join(folder, 'bad.json') }])).toThrow(
    /bad\.yaml: [^]*write \["admin"\]/,
  );
});

test('the theme keeps nothing and sends no cookies, whatever the site says; other sites are left alone', () => {
  const themeConfig = { api: { authPersistence: 'localStorage', requestTimeout: 9 }, navbar: {} };
  const themes = ['docusaurus-theme-openapi-docs'];
  expect(useEditions({ themes, themeConfig }).config.themeConfig).toEqual({
    api: { authPersistence: false, requestCredentials: 'omit', requestTimeout: 9 },
    navbar: {},
  });
  expect(useEditions({ themes: ['other'], themeConfig }).config.themeConfig).toBe(themeConfig);
});
