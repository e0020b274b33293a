import type { Plugin } from 'vite';

/** Modules that the head script has, and of each what the deferred part uses. Sources import them as usual. */
const sharedModules: Readonly<Record<string, readonly string[]>> = {
  'packages/protocol/src/lib/parse-json.ts': ['parseJson'],
  'packages/browser/src/lib/fresh-ms.ts': ['freshMs'],
  'packages/browser/src/lib/attempt.ts': ['attempt'],
  'packages/browser/src/lib/painted-elements.ts': ['observer', 'painters'],
  'packages/browser/src/lib/reader-record.ts': ['keptUntil', 'keyOf'],
  'packages/browser/src/lib/recall.ts': ['currentHint', 'recall'],
  'packages/browser/src/lib/request.ts': ['requestReader'],
};
const all = Object.entries(sharedModules);
const fromHead = 'virtual:from-head';

/**
 * Lets the deferred part use modules of the head script: two scripts of one build, so a position is name enough.
 *
 * @param script which of the two is built; others are left as they are
 * @returns a plugin for Vite
 */
export function shareModules(script: string): Plugin {
  return {
    name: 'modules shared by head and deferred part',
    resolveId: (id) => (id === fromHead ? id : null),
    load(id) {
      // Without the head script on the page there is nothing; the deferred part looks for that first.
      if (id === fromHead)
        return `export const [${all.flatMap(([, names]) => names).join()}] = window.bookplate?.page.head ?? [];`;
      if (script === 'head' && id.endsWith('packages/browser/src/lib/head-exports.ts')) {
        const root = id.slice(0, -'packages/browser/src/lib/head-exports.ts'.length);
        const names = all.flatMap(([, exported]) => exported);
        const imports = all.map(
          ([file, exported]) =>
            `import { ${exported.join()} } from ${JSON.stringify(root + file)};`,
        );
        return `${imports.join('\n')}\nexport const headExports = [${names.join()}];`;
      }
      const shared = all.find(([file]) => id.endsWith(file));
      if (script !== 'deferred' || !shared) return null;
      return `export { ${shared[1].join()} } from ${JSON.stringify(fromHead)};`;
    },
  };
}
