import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { useFolder } from '../../../../../test/use-folder.ts';
import { installedVersion, unsupportedHosts, unsupportedVersion } from './host-versions.ts';

const { folder, write } = useFolder();

test.each([
  ['2.4.3', '^3.10.0'],
  ['^2.4.0', '^3.10.0'],
  ['3.9.2', '^3.10.0'],
  ['~3.9.0', '^3.10.0'],
  ['4.0.0-canary-6822', '^3.10.0'],
  ['4.0.0-canary.1 || ^2', '^3.10.0'],
  ['0.28.3', '>=0.37 <0.43'],
  ['^0.36.1', '>=0.37 <0.43'],
  ['0.43.0', '>=0.37 <0.43'],
  ['^4.15.7', '>=5.5 <8'],
  ['5.4.0', '>=5.5 <8'],
  ['6', '^7 || ^8'],
  ['17.0.2', '^18 || ^19'],
])('does not support %s where %s is supported', (version, supported) => {
  expect(unsupportedVersion('host', version, supported)).toBe(
    `Found host ${version}. Expected ${supported}: install a version in this range.`,
  );
});

test.each([
  ['3.10.0', '^3.10.0'],
  ['^3.1.0', '^3.10.0'],
  ['3.x', '^3.10.0'],
  ['3.10.0-rc.1', '^3.10.0'],
  ['^2 || ^3.10', '^3.10.0'],
  ['latest', '^3.10.0'],
  ['>=2', '^3.10.0'],
  ['workspace:*', '^3.10.0'],
  ['npm:fork@1.0.0', '^3.10.0'],
  ['^0.42.4', '>=0.37 <0.43'],
  ['v7.3.5', '>=5.5 <8'],
])('says nothing of %s where %s is supported', (version, supported) => {
  expect(unsupportedVersion('host', version, supported)).toBeUndefined();
});

test('finds what is installed in the folder or above, and holds it against the peer ranges', () => {
  write('node_modules/@astrojs/starlight/package.json', '{ "version": "0.28.3" }');
  write('node_modules/astro/package.json', '{');
  write(
    'ours/package.json',
    '{ "peerDependencies": { "@astrojs/starlight": ">=0.37 <0.43", "astro": "^7", "none": "1" } }',
  );
  const site = `${folder()}/site`;
  expect(installedVersion(site, '@astrojs/starlight')).toBe('0.28.3');
  expect(installedVersion(site, 'astro')).toBeUndefined();
  expect(installedVersion(site, 'react-of-nobody')).toBeUndefined();
  expect(unsupportedHosts(site, pathToFileURL(`${folder()}/ours/package.json`))).toEqual([
    'Found @astrojs/starlight 0.28.3. Expected >=0.37 <0.43: install a version in this range.',
  ]);
});
