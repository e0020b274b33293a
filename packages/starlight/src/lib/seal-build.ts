import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertNoLeaks, splitDocument } from '@bookplate/docs/gating';
import { endBuild, startBuild } from './build-under-way.ts';
import type { AstroIntegration } from './hooks.ts';

/**
 * Ends the build with a look at what it wrote for everyone. It is to come last, after the integrations that write
 * sitemaps and search indexes.
 *
 * @param assets the folder of Astro's own files in the build
 * @returns an Astro integration
 */
export function sealIntegration(assets: string): AstroIntegration {
  return {
    name: '@bookplate/docs/seal',
    hooks: {
      'astro:build:start': () => startBuild(),
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const { pages, documents } = endBuild();
        const splits = [...documents.values()].map(({ whole, everyone }) =>
          splitDocument(whole, everyone),
        );
        assertNoLeaks(folder, [...pages.values()], splits);
        // Only now, for these are not for everyone.
        if (documents.size > 0) mkdirSync(join(folder, assets), { recursive: true });
        for (const [name, { whole }] of documents)
          writeFileSync(join(folder, assets, name), JSON.stringify(whole));
      },
    },
  };
}
