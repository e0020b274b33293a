import { resolve as resolvePath } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

// `BOOKPLATE_DIST=1` tests what is published instead of the sources: packages resolve to their `dist`, and so do
// the files that a package's own tests import.
const isPublished = Boolean(process.env['BOOKPLATE_DIST']);
const conditions = isPublished ? [] : ['@bookplate/source'];
const resolve = { conditions };
const ssr = { resolve: { conditions, externalConditions: conditions } };

const publishedFiles: Plugin = {
  name: 'published files',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const [, folder] = /^(.*\/packages\/[^/]+)\/src\/.*\.test\.ts$/.exec(importer) ?? [];
    if (folder === undefined || !source.startsWith('.')) return null;
    const file = resolvePath(importer, '..', source);
    return file.startsWith(`${folder}/src/`)
      ? file.replace(`${folder}/src/`, `${folder}/dist/`).replace(/\.ts$/, '.js')
      : null;
  },
};
const plugins = isPublished ? [publishedFiles] : [];

/** Beside the code, and slow by nature: in `npm run test:matrix` only. */
const matrixOnly = '**/*.matrix.test.ts';

/** What a test waits for comes when the machine gets to it: a second, which is Vitest's own, is a race. */
const expecting = { poll: { timeout: 30_000 } };

const browserTest = {
  expect: expecting,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  globalSetup: ['e2e/lib/start-browsers.ts', 'e2e/lib/shared-builds.ts'],
  // The files of a worker share what they import, and their browser.
  isolate: false,
};

export default defineConfig({
  test: {
    // Files at a time: on two cores, too, where Vitest would run one.
    maxWorkers: 2,
    projects: [
      {
        plugins,
        resolve,
        ssr,
        test: {
          name: 'unit',
          // The files of a worker share what they import: that is half of the processor's time.
          isolate: false,
          include: ['packages/*/src/**/*.test.ts'],
          exclude: [matrixOnly],
          // Property tests take seconds, and more of them where other work is done beside.
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        ssr,
        // Processes are started, by a machine that may be busy.
        test: {
          name: 'scripts',
          include: ['scripts/*.test.ts', 'site/test/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'console',
          // The files of a worker share what they import: with the database and the sign-in that is most of their time.
          isolate: false,
          include: ['apps/console/src/**/*.test.ts'],
          exclude: [matrixOnly],
          expect: expecting,
          // Databases are started, and passwords hashed.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'e2e',
          include: [
            'e2e/{handshake,hosts,gating,playgrounds,console,doctor,frames,site}/**/*.test.ts',
          ],
          ...browserTest,
        },
      },
      {
        plugins,
        resolve,
        ssr,
        test: {
          name: 'matrix',
          include: [
            'e2e/matrix/**/*.test.ts',
            `{packages,apps}/*/src/${matrixOnly}`,
            // Once more, for hosts with an installation of their own and for every state and deployment (`isMatrix`).
            'e2e/console/{account,builds,health,history,pages,site-form,sites}.test.ts',
            'e2e/doctor/doctor.test.ts',
            'e2e/gating/{gated-outputs,large-pages}.test.ts',
            'e2e/{frames/warm-frame,handshake/session-cookies}.test.ts',
            'e2e/site/site.test.ts',
            'e2e/{frames,hosts}/vite.test.ts',
            'e2e/hosts/contract.test.ts',
            'e2e/playgrounds/{another-reader,api-reference,api-reference-page,fills-in,follows-the-reader,keeps-keys-secret,redoc}.test.ts',
          ],
          env: { BOOKPLATE_MATRIX: '1' },
          maxWorkers: 1,
          ...browserTest,
        },
      },
      {
        plugins,
        resolve,
        ssr,
        test: {
          // Those of `unit` once more, with ten times the runs: each takes as long as they need.
          name: 'properties',
          include: ['{packages,apps}/*/src/**/*.property.test.ts'],
          maxWorkers: 1,
          testTimeout: 600_000,
        },
      },
    ],
  },
});
