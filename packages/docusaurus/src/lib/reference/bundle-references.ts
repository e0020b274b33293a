import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundlerConfig } from '../hooks.ts';

const loader = fileURLToPath(new URL(`loader${extname(import.meta.url)}`, import.meta.url));

/**
 * Has the bundler read OpenAPI documents that pages import with `?reference`.
 *
 * @param isServer the bundle renders pages; Scalar is for browsers, and too large to be a part of it
 * @param isBuild a build, which writes files, is under way
 * @returns what the configuration of the bundler needs
 */
export function bundleReferences(isServer: boolean, isBuild: boolean): BundlerConfig {
  return {
    module: {
      rules: [
        {
          resourceQuery: /^\?reference$/,
          type: 'javascript/auto',
          use: [{ loader, options: { isBuild } }],
        },
      ],
    },
    // Scalar can load plugins by their URL. No configuration of ours names one.
    ignoreWarnings: [
      {
        module: /@scalar[\\/]api-reference/,
        message: /request of a dependency is an expression/,
      },
    ],
    ...(isServer && {
      resolve: {
        alias: { '@scalar/api-reference$': false, '@scalar/api-reference/style.css$': false },
      },
    }),
  };
}
