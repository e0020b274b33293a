import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useFolder } from '../../../../test/use-folder.ts';
import {
  installedVersion,
  supportedHosts,
  unsupportedHosts,
  unsupportedVersion,
} from './host-versions.ts';

const { folder, write } = useFolder();

test('supports what the package asks for', () => {
  const peerDependencies: Record<string, string> = {};
  for (const name of ['docusaurus', 'starlight', 'vitepress', 'vite'])
    Object.assign(
      peerDependencies,
      (
        JSON.parse(
          readFileSync(new URL(`../../../${name}/package.json`, import.meta.url), 'utf8'),
        ) as { peerDependencies: Record<string, string> }
      ).peerDependencies,
    );
  const edges: Record<string, readonly [number, number][]> = {
    '@astrojs/starlight': [
      [0, 37],
      [0, 43],
    ],
    astro: [
      [5, 5],
      [8, 0],
    ],
    '@docusaurus/core': [
      [3, 10],
      [4, 0],
    ],
    vitepress: [
      [1, 6],
      [3, 0],
    ],
    vite: [
      [7, 0],
      [9, 0],
    ],
    react: [
      [18, 0],
      [20, 0],
    ],
  };
  for (const [name, { from, below }] of Object.entries(supportedHosts))
    expect([name, from, below]).toEqual([name, ...(edges[name] ?? [])]);
  expect(Object.keys(supportedHosts).map((name) => peerDependencies[name])).toEqual([
    '>=0.37 <0.43',
    '>=5.5 <8',
    '^3.10.0',
    '^1.6 || ^2.0.0-alpha.15',
    '^7 || ^8',
    '^18 || ^19',
  ]);
});

test.each([
  ['@docusaurus/core', '2.4.3'],
  ['@docusaurus/core', '^2.4.0'],
  ['@docusaurus/core', '3.9.2'],
  ['@docusaurus/core', '~3.9.0'],
  ['@docusaurus/core', '4.0.0-canary-6822'],
  ['@docusaurus/core', '4.0.0-canary.1 || ^2'],
  ['@astrojs/starlight', '0.28.3'],
  ['@astrojs/starlight', '^0.36.1'],
  ['@astrojs/starlight', '0.43.0'],
  ['astro', '^4.15.7'],
  ['astro', '5.4.0'],
  ['vite', '6'],
  ['react', '17.0.2'],
])('does not support %s %s', (name, version) => {
  expect(unsupportedVersion(name, version)).toMatch(
    new RegExp(
      `^Found \\w+ ${version.replaceAll(/[.^|]/g, '\\$&')}; this version of Bookplate supports `,
    ),
  );
});

test.each([
  ['@docusaurus/core', '3.10.0'],
  ['@docusaurus/core', '^3.1.0'],
  ['@docusaurus/core', '3.x'],
  ['@docusaurus/core', '3.10.0-rc.1'],
  ['@docusaurus/core', '^2 || ^3.10'],
  ['@docusaurus/core', 'latest'],
  ['@docusaurus/core', '>=2'],
  ['@docusaurus/core', 'workspace:*'],
  ['@docusaurus/core', 'npm:fork@1.0.0'],
  ['@astrojs/starlight', '^0.42.4'],
  ['astro', 'v7.3.5'],
  ['unknown', '0.0.1'],
])('says nothing of %s %s', (name, version) => {
  expect(unsupportedVersion(name, version)).toBeUndefined();
});

test('finds what is installed in the folder or above', () => {
  write('node_modules/@astrojs/starlight/package.json', '{ "version": "0.28.3" }');
  write('node_modules/astro/package.json', '{');
  const site = `${folder()}/site`;
  expect(installedVersion(site, '@astrojs/starlight')).toBe('0.28.3');
  expect(installedVersion(site, 'astro')).toBeUndefined();
  expect(installedVersion(site, 'react-of-nobody')).toBeUndefined();
  expect(unsupportedHosts(site, ['@astrojs/starlight', 'astro'])).toEqual([
    'Found Starlight 0.28.3; this version of Bookplate supports 0.37 to 0.42.',
  ]);
});
