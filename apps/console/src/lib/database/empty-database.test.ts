import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './database.ts';
import { emptyDatabase, writeEmptyDatabase } from './empty-database.ts';

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-console-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

test('opens a new folder from the archive that the build made', async () => {
  await writeEmptyDatabase();
  expect(emptyDatabase()?.size).toBeGreaterThan(1_000_000);
  const dataFolder = newFolder();
  const database = await openDatabase({ dataFolder });
  expect(existsSync(join(dataFolder, 'database', 'PG_VERSION'))).toBe(true);
  await database.close();
});

test('makes a database again that another process left incomplete', async () => {
  await writeEmptyDatabase();
  const dataFolder = newFolder();
  await (await openDatabase({ dataFolder })).close();
  rmSync(join(dataFolder, 'database', 'global'), { recursive: true });
  writeFileSync(join(dataFolder, 'database-is-incomplete'), '');
  await (await openDatabase({ dataFolder })).close();
  expect(existsSync(join(dataFolder, 'database-is-incomplete'))).toBe(false);
});
