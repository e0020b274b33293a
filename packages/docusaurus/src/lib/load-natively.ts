import { createRequire } from 'node:module';
import { extname } from 'node:path';

/**
 * Loads a module of this package, and all that it imports, by Node's own `require`, which takes ES modules since 20.19.
 * Docusaurus reads its configuration and presets through jiti 1, which makes CommonJS of every import, and so finds no
 * package that is for `import` only. What Docusaurus loads by its name or path must import nothing else at run time.
 *
 * @param url `import.meta.url` of the caller
 * @param path of the module from there, without its extension
 * @returns the module
 */
export function loadNatively<Module>(url: string, path: string): Module {
  return createRequire(url)(`${path}${extname(url)}`) as Module;
}
