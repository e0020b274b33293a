import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** Writes files with their folders. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The file of a package that is installed, wherever that is: seen from here, or from another module. */
export function packageFile(id: string, path: string, from: string = import.meta.url): string {
  const manifest = findPackageJSON(id, from);
  if (manifest === undefined) throw new Error(`${id} is not installed`);
  return join(dirname(manifest), path);
}

/** Names packages with the versions that are installed, as `Astro 7.3.3`. */
export function versionsOf(packages: Readonly<Record<string, string>>, from?: string): string {
  return Object.entries(packages)
    .map(([name, id]) => {
      const manifest = readFileSync(packageFile(id, 'package.json', from), 'utf8');
      return `${name} ${(JSON.parse(manifest) as { version: string }).version}`;
    })
    .join(', ');
}
