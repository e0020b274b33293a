import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A PostgreSQL of a test's own, with nothing in it. */
export interface Cluster {
  /** The URL of a new and empty database. */
  readonly createDatabase: () => string;
  /** Copies a database into a new and empty one, by `pg_dump` and `psql`. */
  readonly copyDatabase: (url: string) => string;
  /** Ends the server at once, as a power cut would, and lets it be. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const binaries = findBinaries();

/** Why there is no PostgreSQL to test with, if so. */
export const whyNoPostgresql: string | undefined =
  binaries === undefined
    ? 'no PostgreSQL here: on Debian, apt-get install postgresql'
    : process.getuid?.() === 0 && userId('postgres') === undefined
      ? 'PostgreSQL refuses to run as root, and there is no user postgres'
      : undefined;

function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const folders = existsSync(debian)
    ? readdirSync(debian)
        .sort()
        .toReversed()
        .map((version) => join(debian, version, 'bin'))
    : [];
  return [...folders, ...(process.env['PATH'] ?? '').split(':')].find((folder) =>
    existsSync(join(folder, 'initdb')),
  );
}

function userId(name: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number.parseInt(spawnSync('id', [flag, name]).stdout.toString(), 10),
  );
  return uid === undefined || gid === undefined || Number.isNaN(uid) ? undefined : { uid, gid };
}

/**
 * Starts a cluster in a temporary folder, on loopback, as another user where this one is root.
 *
 * @param parent the folder in which it makes its own
 * @returns the running server
 */
export async function startCluster(parent: string = tmpdir()): Promise<Cluster> {
  if (binaries === undefined) throw new Error(whyNoPostgresql);
  const folder = mkdtempSync(join(parent, 'bookplate-postgresql-'));
  const user = process.getuid?.() === 0 ? userId('postgres') : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const command = (name: string, ...argv: string[]): void => {
    const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
    const { status, stderr } = spawnSync(join(binaries, name), argv, options);
    if (status !== 0) throw new Error(`${name}: ${stderr.toString()}`);
  };
  command('initdb', '-D', data, '-U', 'console', '-A', 'trust', '-E', 'UTF8');
  const port = await freePort();
  let server: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    server = spawn(
      join(binaries, 'postgres'),
      ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
      { ...user, cwd: folder, stdio: 'ignore', detached: true },
    );
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const ready = spawnSync(join(binaries, 'pg_isready'), ['-h', '127.0.0.1', '-p', `${port}`]);
      if (ready.status === 0) return;
      await wait(100);
    }
    throw new Error('PostgreSQL did not start.');
  };
  const kill = async (): Promise<void> => {
    if (server?.pid === undefined || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    // SIGQUIT is its "immediate shutdown": no checkpoint, every child ends, and the next start recovers.
    server.kill('SIGQUIT');
    await ended;
  };

  await start();
  let databases = 0;
  const createDatabase = (): string => {
    databases += 1;
    const name = `test${databases}`;
    command('createdb', '-h', '127.0.0.1', '-p', `${port}`, '-U', 'console', name);
    return `postgres://console@127.0.0.1:${port}/${name}`;
  };
  return {
    createDatabase,
    copyDatabase(url) {
      const file = join(folder, 'backup.sql');
      const copy = createDatabase();
      command('pg_dump', '--file', file, url);
      command('psql', '--quiet', '--set=ON_ERROR_STOP=1', '--file', file, copy);
      return copy;
    },
    kill,
    start,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
