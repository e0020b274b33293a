import { sql } from 'drizzle-orm';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overviewContract } from '../../../test/overview-contract.ts';
import { type Cluster, startCluster, whyNoPostgresql } from '../../../test/postgresql.ts';
import { storageContract } from '../../../test/storage-contract.ts';
import { type Database, openDatabase } from './database.ts';
import { migrationLock } from './migrate.ts';
import { openPostgresql } from './postgresql.ts';

const folder = mkdtempSync(join(tmpdir(), 'bookplate-console-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('PGlite', () => {
  storageContract(() => ({ dataFolder: join(folder, 'data') }));
  describe('with sites', () => overviewContract(() => ({ dataFolder: join(folder, 'sites') })));

  test('one process has the folder, until it closes it', async () => {
    const place = { dataFolder: join(folder, 'taken') };
    const database = await openDatabase(place);
    await expect(openDatabase(place)).rejects.toThrow('Another console has');
    await database.close();
    await (await openDatabase(place)).close();
  });
});

describe.skipIf(whyNoPostgresql)(
  `PostgreSQL${whyNoPostgresql ? ` (${whyNoPostgresql})` : ''}`,
  () => {
    let cluster: Cluster;
    let databaseUrl: string;
    beforeAll(async () => {
      cluster = await startCluster();
      databaseUrl = cluster.createDatabase();
    });
    afterAll(() => cluster.close());
    storageContract(() => ({ databaseUrl }));
    describe('with sites', () =>
      overviewContract(() => ({ databaseUrl: cluster.createDatabase() })));

    test('several processes that start at once on an empty database all come up', async () => {
      const empty = { databaseUrl: cluster.createDatabase() };
      const all = await Promise.all([1, 2, 3, 4].map(() => openDatabase(empty)));
      await Promise.all(all.map((each) => each.close()));
    });

    test('waits without a limit for another console that brings the tables up to date, and says so', async () => {
      const url = cluster.createDatabase();
      const other = openPostgresql(url, () => undefined, true);
      const isOpen = await other.db.transaction(async (transaction) => {
        await transaction.execute(sql`SELECT pg_advisory_xact_lock(${migrationLock})`);
        return new Promise<{ done: Promise<unknown> }>((resolve) => {
          const done = openDatabase({ databaseUrl: url }, { onWait: () => resolve({ done }) });
        });
      });
      await ((await isOpen.done) as Database).close();
      await other.close();
    });

    test.each([
      [false, '10s'],
      [true, '0'],
    ])('limits the time of statements: patient is %s, limit is %s', async (isPatient, limit) => {
      const { db, close } = openPostgresql(databaseUrl, () => undefined, isPatient);
      const answer = await db.execute(sql`SELECT current_setting('statement_timeout') AS limit`);
      expect(answer).toMatchObject({ rows: [{ limit }] });
      await close();
    });
  },
);
