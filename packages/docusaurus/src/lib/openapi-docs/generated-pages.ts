import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ApiSpec } from './api-spec.ts';
import type { Sources } from './sources.ts';

/** What is noted beside generated pages, of the spec that they are generated from. */
export type Note = Pick<Sources, 'hash' | 'hasGates'>;

/**
 * @param siteDir the folder of the site
 * @param spec of it
 * @returns whether its pages are there
 */
export function hasPages(siteDir: string, { outputDir }: ApiSpec): boolean {
  const folder = resolve(siteDir, outputDir);
  return [folder, join(folder, 'schemas')].some(
    (each) =>
      existsSync(each) &&
      readdirSync(each).some((name) => /\.(api|info|tag|schema)\.mdx$/.test(name)),
  );
}

/**
 * @param siteDir the folder of the site
 * @param spec of it
 * @returns what is noted of what its pages are from; undefined if they are from no gated spec
 */
export function readNote(siteDir: string, spec: ApiSpec): Note | undefined {
  const file = noteFile(siteDir, spec);
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Note) : undefined;
  } catch {
    // Two branches have generated pages, and were merged.
    return undefined;
  }
}

/**
 * @param siteDir the folder of the site
 * @param spec of it
 * @param note of what its pages are generated from
 */
export function writeNote(siteDir: string, spec: ApiSpec, note: Note): void {
  const file = noteFile(siteDir, spec);
  mkdirSync(resolve(siteDir, spec.outputDir), { recursive: true });
  writeFileSync(file, `${JSON.stringify(note)}\n`);
}

/** The plugin's command that takes the pages away takes all JSON beside them: so the note is there as long as they are. */
function noteFile(siteDir: string, { outputDir, api, version }: ApiSpec): string {
  const name = [api, ...(version === undefined ? [] : [version])].map(encodeURIComponent).join('.');
  return resolve(siteDir, outputDir, `bookplate-edition.${name}.json`);
}
