import { createRequire } from 'node:module';

/**
 * Docusaurus reads its configuration through jiti, which makes CommonJS of all that is imported, and so finds no
 * package that is for `import` only. Node's own `require` does, since 20.19.
 */
export const nativeRequire: NodeJS.Require = createRequire(import.meta.url);
