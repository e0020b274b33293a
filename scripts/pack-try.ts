import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, publishedFolders } from './build.ts';
import { makeProject } from './empty-project.ts';
import { handshake } from './pack-handshake.ts';
import { newest, type PackProject, projects } from './pack-projects.ts';
import { packAll, serveRegistry } from './package-registry.ts';
import { run, step, StepError } from './step.ts';
import { Tally } from './tally.ts';

const consoleProject: PackProject = {
  name: 'console',
  promise: 'installs with its lockfile, and prints its help',
  dependencies: newest('@bookplate/console'),
  files: {},
  prove: async (project) => {
    assert.match(await project.run('npx', 'bookplate-console', '--help'), /runs the console/);
  },
};

/**
 * Packs every published package as npm publishes it, installs the tarballs into empty projects, and uses them there. The
 * registry is asked for the packages of others only.
 *
 * @param tally counts the projects
 * @param wanted parts of names of projects; `all` for all, and without any, all that do not take minutes
 */
export async function packTry(tally: Tally, wanted: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-packages-'));
  try {
    const packages = await step(`packing ${publishedFolders().length} packages`, () =>
      packAll(publishedFolders(), folder),
    );
    await tally.attempt('every package: has its README and the licence', async () => {
      for (const { manifest, tarball } of packages) {
        const files = (await run('tar', ['tar', '-tzf', tarball])).split('\n');
        for (const file of ['README.md', 'LICENSE'])
          assert(files.includes(`package/${file}`), `${manifest.name} has no ${file}.`);
      }
    });
    // npm has a registry for a scope, so the package that has none is installed from its file.
    const ofNoScope = Object.fromEntries(
      packages
        .filter(({ manifest }) => !manifest.name.startsWith('@'))
        .map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]),
    );
    const registry = await serveRegistry(packages);
    const origin = `http://127.0.0.1:${registry.port}/`;
    for (const each of [handshake, consoleProject, ...projects]) {
      const isWanted = wanted.some(
        (word) => word === 'all' || each.name.toLowerCase().includes(word),
      );
      if (wanted.length > 0 && !isWanted) continue;
      if (each.isHeavy && !isWanted) {
        console.log(
          `  ↓ ${each.name}: takes minutes; "npm run pack:try -- all" and the matrix try it`,
        );
        continue;
      }
      await tally.attempt(`${each.name}: ${each.promise}`, async () => {
        const place = join(folder, each.name.replaceAll(/\W+/g, '-').toLowerCase());
        const dependencies = { ...each.dependencies, ...ofNoScope };
        await each.prove(await makeProject(place, origin, { ...each, dependencies }));
      });
    }
    await registry.close();
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (import.meta.main) {
  const tally = new Tally();
  try {
    await build();
    await packTry(tally, process.argv.slice(2));
  } catch (error) {
    if (error instanceof StepError) console.log(error.output);
    console.error(error instanceof Error ? error.message : error);
    tally.failed += 1;
  }
  tally.finish();
}
