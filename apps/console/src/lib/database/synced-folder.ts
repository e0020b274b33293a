import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
// The object, not its functions: tests watch them.
import fs from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

/** A stream of Emscripten's NODEFS: `nfd` is Node's file descriptor. */
interface Stream {
  readonly nfd: number;
}
interface NodeFileSystem {
  readonly stream_ops: { fsync?: (stream: Stream) => number };
  readonly tryFSOperation: <T>(operation: () => T) => T;
}

/** Of the ways to sync its log, `fsync` is the one that Emscripten passes on. */
const startParams: string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/**
 * V8 compiles WebAssembly fast first, and parts of it again with optimizations. For PostgreSQL the second
 * compilation takes 500 MB, and a console's queries are no faster for it (decision 074).
 */
const compileOnce = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

/**
 * Opens a PGlite that survives a power cut. It runs PostgreSQL with `-F` (no fsync), and Emscripten's NODEFS has no `fsync` for
 * it to call. With both, PostgreSQL syncs its log before it acknowledges a commit, and its files at checkpoints, as it does
 * elsewhere.
 *
 * @param dataDir of the database
 * @param archive of the files to begin with, if there is no database yet
 * @returns the database, with all of it on the disk
 */
export async function openSynced(dataDir: string, archive: Blob | undefined): Promise<PGlite> {
  const isNew = !fs.existsSync(dataDir);
  for (const flag of compileOnce) setFlagsFromString(flag);
  const folder = new SyncedFolder(dataDir);
  // PostgreSQL would sync each file of a new database twice, one after the other.
  folder.isSynced = !isNew;
  const client = await PGlite.create({
    fs: folder,
    startParams,
    ...(isNew && archive && { loadDataDir: archive }),
  });
  if (isNew) await syncAll(dataDir);
  folder.isSynced = true;
  return client;
}

class SyncedFolder extends NodeFS {
  isSynced = false;

  override async init(
    ...[pglite, options]: Parameters<NodeFS['init']>
  ): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const addSync = ({ NODEFS }: { readonly NODEFS: NodeFileSystem }): void => {
      NODEFS.stream_ops.fsync = ({ nfd }) =>
        NODEFS.tryFSOperation(() => {
          try {
            if (this.isSynced) fs.fsyncSync(nfd);
          } catch (error) {
            if (!isRefusedByWindows(error)) throw error;
          }
          return 0;
        });
    };
    const preRun = [...((emscriptenOpts.preRun ?? []) as unknown[]), addSync];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } as typeof emscriptenOpts };
  }
}

/** Few enough for every limit of open files. */
const atOnce = 32;

async function syncAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.map((entry) => ({
    path: join(entry.parentPath, entry.name),
    mode: entry.isFile() ? 'r+' : 'r',
  }));
  const all = [{ path: folder, mode: 'r' }, ...files];
  for (let start = 0; start < all.length; start += atOnce)
    await Promise.all(all.slice(start, start + atOnce).map(({ path, mode }) => sync(path, mode)));
}

async function sync(path: string, mode: string): Promise<void> {
  const file = await open(path, mode);
  try {
    await file.sync();
  } catch (error) {
    if (!isRefusedByWindows(error)) throw error;
  } finally {
    await file.close();
  }
}

/** Windows syncs no folders, and no files that are open for reading only. */
function isRefusedByWindows(error: unknown): boolean {
  return process.platform === 'win32' && (error as NodeJS.ErrnoException).code === 'EPERM';
}
