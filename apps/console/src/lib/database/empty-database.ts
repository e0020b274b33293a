import { PGlite } from '@electric-sql/pglite';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

// The same place from `src` and from `dist`.
const packageFile = new URL('../../../package.json', import.meta.url);

/** Named by PGlite's version: another one has other files. */
function archiveFile(): URL {
  const { dependencies } = JSON.parse(readFileSync(packageFile, 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const version = dependencies['@electric-sql/pglite'];
  return new URL(`../../../dist/empty-database-${version}.tar.gz`, import.meta.url);
}

/**
 * The files of a new database, made when the console was built. To unpack them takes less than half the time of making
 * them, and less than half the memory.
 *
 * @returns an archive for PGlite's `loadDataDir`; undefined where the console was not built
 */
export function emptyDatabase(): Blob | undefined {
  const file = archiveFile();
  return existsSync(file) ? new Blob([readFileSync(file)]) : undefined;
}

/** Makes the archive, unless it is there. Part of the build. */
export async function writeEmptyDatabase(): Promise<void> {
  const file = archiveFile();
  if (existsSync(file)) return;
  const client = await PGlite.create();
  const archive = await client.dumpDataDir('gzip');
  await client.close();
  const made = new URL(`${file.href}.${process.pid}`);
  writeFileSync(made, Buffer.from(await archive.arrayBuffer()));
  renameSync(made, file);
}
