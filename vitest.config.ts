import { defineConfig } from 'vitest/config';

// `BOOKPLATE_DIST=1` tests what is published instead of the sources: the workspace packages resolve to `dist`.
const conditions = process.env['BOOKPLATE_DIST'] ? [] : ['@bookplate/source'];
const resolve = { conditions };
const ssr = { resolve: { conditions, externalConditions: conditions } };

export default defineConfig({
  test: {
    projects: [
      { resolve, ssr, test: { name: 'unit', include: ['packages/*/src/**/*.test.ts'] } },
    ],
  },
});
