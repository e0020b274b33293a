import { fileURLToPath } from 'node:url';
import { sealOutputs } from '../gating/seal-outputs.ts';
import { startPages, takePages } from './built-pages.ts';
import type { AstroIntegration } from './hooks.ts';

/**
 * Ends the build with a look at what it wrote for everyone. It is to come last, after the integrations that write
 * sitemaps and search indexes.
 *
 * @returns an Astro integration
 */
export function sealIntegration(): AstroIntegration {
  return {
    name: '@bookplate/docs/seal',
    hooks: {
      'astro:build:start': () => startPages(),
      'astro:build:done': ({ dir }) => sealOutputs(fileURLToPath(dir), takePages()),
    },
  };
}
