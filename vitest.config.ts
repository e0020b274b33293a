import { readdirSync, readFileSync } from 'node:fs';
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

// How many frames a browser paints depends on what else the machine does, so the browser tests that look at single
// frames run one after another, after all others. Those mostly wait: for browsers, builds and clocks.
const frameTests = readdirSync(resolvePath(import.meta.dirname, 'e2e'))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `e2e/${name}`)
  .filter((file) =>
    readFileSync(resolvePath(import.meta.dirname, file), 'utf8').includes("'./lib/frames.ts'"),
  );
const browserTest = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // Files at a time: on two cores, too, where Vitest would run one.
    maxWorkers: 2,
    projects: [
      {
        plugins,
        resolve,
        ssr,
        // Property tests take seconds, and more of them where other work is done beside.
        test: { name: 'unit', include: ['packages/*/src/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'console',
          include: ['apps/console/src/**/*.test.ts'],
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
          include: ['e2e/*.test.ts'],
          exclude: frameTests,
          ...browserTest,
          // A busy machine stalls one browser in thousands of steps; `npm test` prints what needed its second try.
          retry: 1,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'e2e, one by one',
          include: frameTests,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          ...browserTest,
          // Where nothing came in time. What a frame showed is told at the first try: what flickers now and then flickers.
          retry: { count: 1, condition: /exceeded|timed out/ },
        },
      },
    ],
  },
});
