import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

/* What ARCHITECTURE.md says of the repository. `links.test.ts` holds that its files are there. */

const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

/** A `package.json` or a `tsconfig`. */
interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | { readonly '@bookplate/source'?: string }>>;
  readonly extends?: string;
  readonly compilerOptions?: {
    readonly lib?: readonly string[];
    readonly types?: readonly string[];
  };
  readonly references?: readonly { readonly path: string }[];
}

function readJson(file: string): Manifest {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
}

const ways = text
  .split(/^## /m)
  .filter((section) => section.startsWith('The way of '))
  .map((section) => [section.split('\n')[0] ?? '', section] as const);

test.each(ways)('%s passes through at most six files', (_, section) => {
  const steps = section.match(/^\d\. .*$/gm) ?? [];
  const files = steps.flatMap((step) => step.match(/\]\([^)]+\)/g) ?? []);
  expect(files.length).toBeLessThanOrEqual(6);
});

const packages = globSync('{packages,apps}/*/package.json', { cwd: root }).map(dirname).sort();

/** What each folder may import, by the table of the layers. */
const layers = new Map(
  [...text.matchAll(/^\| `([^|]*)` +\| ([^|]*?) +\|$/gm)].flatMap(
    ([, folders = '', allowed = '']) =>
      folders
        .split(/`, `|,(?=[a-z])/)
        .map((name) => name.replaceAll(/[{}]/g, ''))
        .map((name, _, [first = '']) => (name.includes('/') ? name : join(dirname(first), name)))
        .map((folder) => [folder, allowed] as const),
  ),
);

test('names each package in the table of the layers', () => {
  expect([...layers.keys()].sort()).toEqual(packages);
});

test.each(packages)('%s imports what the table of the layers allows', (folder) => {
  const allowed = layers.get(folder) ?? '';
  const { dependencies = {} } = readJson(`${folder}/package.json`);
  const names = Object.keys(dependencies).flatMap((name) =>
    name.startsWith('@bookplate/') ? [name.slice('@bookplate/'.length)] : [],
  );
  const references = globSync(`${folder}/tsconfig*.json`, { cwd: root }).flatMap((file) =>
    (readJson(file).references ?? []).map(({ path }) =>
      relative('packages', join(folder, path)).replace(/\/tsconfig.*$/, ''),
    ),
  );
  const others = [...names, ...references].filter(
    (name) =>
      join('packages', name) !== folder && !name.startsWith('..') && !name.endsWith('.json'),
  );
  const wrong = others.filter(
    (name) => allowed !== 'all of the above' && !new RegExp(`\\b${name}\\b`).test(allowed),
  );
  expect(wrong).toEqual([]);
});

/** What it compiles with, by its own options and those that it extends. */
function optionsOf(file: string): NonNullable<Manifest['compilerOptions']> {
  const { extends: base, compilerOptions } = readJson(file);
  const inherited =
    base === undefined ? {} : optionsOf(relative(root, resolve(root, dirname(file), base)));
  return { ...inherited, ...compilerOptions };
}

// Sites of Astro and Next.js have the configuration of their framework.
const configs = globSync('{,bench/,e2e/,{packages,apps,examples}/*/}tsconfig*.json', { cwd: root })
  .filter((file) => file !== 'bench/tsconfig.json' && file !== 'e2e/tsconfig.json')
  .sort();

test.each(configs)('%s compiles with Node or with the DOM', (file) => {
  const { lib = ['DOM'], types = ['node'] } = optionsOf(file);
  const hasDom = lib.some((name) => name.startsWith('DOM'));
  expect(hasDom && types.includes('node')).toBe(false);
});

test.each(packages)('%s has its entries at the top of src', (folder) => {
  const { exports = {} } = readJson(`${folder}/package.json`);
  const sources = Object.values(exports).flatMap((entry) => {
    const source = typeof entry === 'string' ? undefined : entry['@bookplate/source'];
    return source === undefined ? [] : [dirname(source)];
  });
  expect(sources.filter((place) => place !== './src')).toEqual([]);
});
