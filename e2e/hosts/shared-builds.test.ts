import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { claimBuild, sharedSite } from '../lib/built-site.ts';
import type { SiteSource } from '../lib/run-build.ts';
import { type SharedBuilds, startSharedBuilds } from '../lib/shared-builds.ts';

let builds: SharedBuilds;
beforeEach(async () => {
  builds = await startSharedBuilds();
});
afterEach(() => builds.close());

/** A site whose build writes a line into a file beside all sites. */
function siteWith(text: string, code = 0): { source: SiteSource; builtTimes: () => number } {
  const place = mkdtempSync(join(tmpdir(), 'bookplate-shared-builds-'));
  onTestFinished(() => rmSync(place, { recursive: true }));
  const build = `require('node:fs').appendFileSync('../log', 'built\\n'); console.log('done'); process.exitCode = ${code}`;
  const log = join(place, 'log');
  return {
    source: { commands: [[process.execPath, '-e', build]], files: { 'site.json': text }, place },
    builtTimes: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0),
  };
}

test('a site that several ask for at once, and once more later, is built once', async () => {
  const { source, builtTimes } = siteWith('"http://docs.site.localhost"');
  const first = await Promise.all([1, 2, 3].map(() => sharedSite(source, builds.url)));
  const sites = [...first, await sharedSite(source, builds.url)];
  expect(builtTimes()).toBe(1);
  expect(new Set(sites.map(({ folder }) => folder)).size).toBe(1);
  expect(sites[0]).toMatchObject({ output: 'done\n', code: 0 });
  expect(readFileSync(join(sites[0]!.folder, 'site.json'), 'utf8')).toBe(source.files['site.json']);
  await builds.forget();
  expect(existsSync(sites[0]!.folder)).toBe(false);
  await sharedSite(source, builds.url);
  expect(builtTimes()).toBe(2);
});

test('sites that differ in a file or in a command are built each', async () => {
  const { source, builtTimes } = siteWith('{}');
  const other = { ...source, files: { 'site.json': '{"title":"Docs"}' } };
  const another = { ...source, commands: [...source.commands, ...source.commands] };
  const sites = await Promise.all(
    [source, other, another].map((each) => sharedSite(each, builds.url)),
  );
  expect(new Set(sites.map(({ folder }) => folder)).size).toBe(3);
  expect(builtTimes()).toBe(4);
});

test('a build that fails fails for all who ask, and ends before its next command', async () => {
  const { source, builtTimes } = siteWith('{}', 3);
  const twice = { ...source, commands: [...source.commands, ...source.commands] };
  const sites = await Promise.all([1, 2].map(() => sharedSite(twice, builds.url)));
  for (const site of sites) expect(site).toMatchObject({ output: 'done\n', code: 3 });
  expect(builtTimes()).toBe(1);
});

test('a program that is not there is a build that fails', async () => {
  const { source } = siteWith('{}');
  const unknown = { ...source, commands: [['bookplate-no-such-program']] } as const;
  const { code, output } = await sharedSite(unknown, builds.url);
  expect(code).not.toBe(0);
  expect(output).toContain('spawn bookplate-no-such-program ENOENT');
});

test('no test builds for itself what has been built in the run, at other ports or the same', async () => {
  const at = (port: number): string => `{"apiUrl": "http://dash.site.localhost:${port}/user-info"}`;
  const { source } = siteWith(at(4_001));
  const moved = { ...source, files: { 'site.json': at(4_002) } };
  const other = { ...source, files: { 'site.json': at(4_001).replace('dash', 'app') } };
  await claimBuild(source, builds.url);
  await expect(claimBuild(moved, builds.url)).rejects.toThrow('has built in this run already');
  await expect(sharedSite(moved, builds.url)).rejects.toThrow('has built in this run already');
  await sharedSite(other, builds.url);
  await expect(claimBuild(other, builds.url)).rejects.toThrow('Expected each to be built once');
});
