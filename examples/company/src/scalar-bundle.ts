import { fileURLToPath } from 'node:url';

/**
 * Vite's settings for an API reference by Scalar as one bundle, which Scalar publishes beside its modules. Sites install
 * `@scalar/api-reference` with its packages and need nothing of this: here those packages are left out, for they have
 * 200 MB (`overrides` in the package.json of the repository).
 */
export const scalarBundle: {
  readonly resolve: { readonly alias: { readonly find: RegExp; readonly replacement: string }[] };
} = {
  resolve: {
    alias: [
      {
        find: /^@scalar\/api-reference$/,
        replacement: fileURLToPath(
          new URL('browser/standalone.esm.js', import.meta.resolve('@scalar/api-reference')),
        ),
      },
    ],
  },
};
