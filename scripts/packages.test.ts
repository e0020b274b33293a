import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { install, isInstalled } from './packages.cjs';

/** A project with one package in its lockfile, and its files. */
function project(files: Readonly<Record<string, object>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate packages ü-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  return folder;
}

const one = (version: string): object => ({
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { one: version } },
    'node_modules/one': { version, integrity: 'sha512-AAAA' },
    'node_modules/elsewhere': { version: '1.0.0', optional: true },
  },
});
const manifest = { name: 'project', version: '1.0.0', dependencies: { one: '1.0.0' } };
const complete = {
  'package.json': manifest,
  'package-lock.json': one('1.0.0'),
  'node_modules/.package-lock.json': one('1.0.0'),
  'node_modules/one/package.json': { name: 'one' },
};

/** What the installation ends with, from a registry of the test. */
async function installIn(folder: string): Promise<string | undefined> {
  const hooks = { started: () => {}, isStopped: () => false };
  return new Promise((resolve) => install(folder, hooks, resolve));
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

test('packages are installed where npm lists all that the lockfile has', () => {
  expect(isInstalled(project(complete))).toBe(true);
});

test.each([
  ['node_modules/.package-lock.json', 'npm was interrupted'],
  ['node_modules/one/package.json', 'a folder was removed'],
])('an installation without %s is not complete: %s', (missing) => {
  const { [missing as keyof typeof complete]: _, ...files } = complete;
  expect(isInstalled(project(files))).toBe(false);
});

test('an installation of another version is not complete', () => {
  const other = { ...complete, 'package-lock.json': one('1.0.1') };
  expect(isInstalled(project(other))).toBe(false);
});

test(
  'without a network, the installation fails with one sentence',
  { timeout: 60_000 },
  async () => {
    const server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const folder = project({ 'package.json': manifest, 'package-lock.json': one('1.0.0') });
    vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`);
    vi.stubEnv('npm_config_cache', join(folder, 'cache'));
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await installIn(folder)).toBe(
      'The packages could not be downloaded: npm does not reach its registry (ECONNREFUSED). Check the network and run the command again.',
    );
    expect(isInstalled(folder)).toBe(false);
  },
);

test(
  'a network that is away is asked for one thing, not for each package',
  { timeout: 60_000 },
  async () => {
    let asked = 0;
    const server = createServer((socket) => {
      asked += 1;
      socket.destroy();
    });
    onTestFinished(() => void server.close());
    const port = await listening(server);
    const names = Array.from({ length: 40 }, (_, index) => `package-${index}`);
    const dependencies = Object.fromEntries(names.map((name) => [name, '1.0.0']));
    const packages = names.map((name) => [
      `node_modules/${name}`,
      { version: '1.0.0', integrity: 'sha512-AAAA' },
    ]);
    const folder = project({
      'package.json': { ...manifest, dependencies },
      'package-lock.json': {
        lockfileVersion: 3,
        packages: { '': { dependencies }, ...Object.fromEntries(packages) },
      },
    });
    vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`);
    vi.stubEnv('npm_config_cache', join(folder, 'cache'));
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await installIn(folder)).toContain('npm does not reach its registry (ECONNRESET)');
    // Once more, for a network may fail for a moment.
    expect(asked).toBe(2);
  },
);
