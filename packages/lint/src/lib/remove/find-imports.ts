import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Point } from '@bookplate/docs/page';

const modules = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,astro,vue,svelte}';
const notOfTheSite = ['**/node_modules/**', '**/dist/**', '**/build/**', '**/.*/**', '**/*.d.ts'];

/** A line that names a package of Bookplate. */
export interface BookplateImport extends Point {
  /** From the folder of the site. */
  readonly file: string;
  readonly source: string;
}

/**
 * Finds what a site's own components and modules import of Bookplate: without it they do not build.
 *
 * @param folder of the site
 * @param except files that somebody else looks at, from the folder on
 * @returns each such line
 */
export function findImports(folder: string, except: readonly string[]): readonly BookplateImport[] {
  const files = globSync(modules, { cwd: folder, ignore: [...notOfTheSite, ...except] }).sort();
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((text, index) =>
        /['"]@bookplate\/[\w./-]+['"]/.test(text)
          ? [{ file, line: index + 1, column: text.search(/\S/) + 1, source: text.trim() }]
          : [],
      ),
  );
}
