import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';
import { type Lock, shrinkwrapOf } from './shrinkwrap.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const lock = read('package-lock.json') as Lock;

/** As Node looks for a package from another one. */
function isFound(packages: Lock['packages'], from: string, name: string): boolean {
  for (let place = from; ; place = place.slice(0, place.lastIndexOf('/node_modules/'))) {
    if (packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`]) return true;
    if (!place.includes('/node_modules/')) return packages[`node_modules/${name}`] !== undefined;
  }
}

test('pins all that the console is installed with, as the repository tests it', () => {
  const { packages } = shrinkwrapOf(lock, 'apps/console');
  const manifest = read('apps/console/package.json') as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  expect(packages['']).toMatchObject({
    name: '@bookplate/console',
    dependencies: manifest.dependencies,
  });
  for (const [place, { version, integrity, dependencies = {} }] of Object.entries(packages)) {
    expect(version).toMatch(/^\d/);
    for (const name of Object.keys(dependencies))
      expect(isFound(packages, place, name), `${name} for ${place}`).toBe(true);
    if (place === '' || place.startsWith('node_modules/@bookplate/')) continue;
    expect(integrity).toMatch(/^sha512-/);
    expect(integrity).toBe(lock.packages[place]?.integrity);
  }
});

test('has no development dependencies, no optional peers and nothing of this machine', () => {
  const { packages } = shrinkwrapOf(lock, 'apps/console');
  const names = Object.keys(packages).join('\n');
  expect(names).not.toMatch(/vitest|typescript|oidc-provider|next|prisma\/client/);
  expect(JSON.stringify(packages)).not.toMatch(/"resolved"|"link"/);
});

test('keeps what is nested, and refuses two packages in one place', () => {
  const entry = (version: string, dependencies: Record<string, string> = {}): object => ({
    version,
    dependencies,
  });
  const packages = {
    'apps/x': { name: 'x', ...entry('1.0.0', { a: '1', own: '1' }) },
    'node_modules/a': entry('1.0.0', { b: '2' }),
    'node_modules/a/node_modules/b': entry('2.0.0'),
    'node_modules/b': entry('1.0.0'),
    'node_modules/own': { link: true, resolved: 'packages/own' },
    'packages/own': { name: 'own', ...entry('1.0.0', { b: '3', c: '1' }) },
    'packages/own/node_modules/c': entry('1.0.0', { b: '3' }),
    'packages/own/node_modules/b': entry('3.0.0'),
  } as unknown as Lock['packages'];
  const made = shrinkwrapOf({ packages }, 'apps/x');
  expect(Object.keys(made.packages).toSorted()).toEqual([
    '',
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/own',
    'node_modules/own/node_modules/b',
    'node_modules/own/node_modules/c',
  ]);
  const clash = { ...packages, 'apps/x/node_modules/a': entry('9.0.0', {}) } as typeof packages;
  clash['node_modules/c'] = entry('1.0.0', { a: '1' });
  clash['apps/x'] = { ...clash['apps/x'], dependencies: { a: '9', c: '1' } };
  expect(() => shrinkwrapOf({ packages: clash }, 'apps/x')).toThrow(
    'two packages at node_modules/a',
  );
});
