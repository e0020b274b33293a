import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { addSite } from '../sites/sites.ts';
import { ada, values } from '../../../test/storage-contract.ts';
import { openDatabase } from './database.ts';

const newFolder = (): string => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'bookplate-console-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  return folder;
};

/** The files that were synced to the disk, with how many bytes they had then. */
function watchSyncs(): () => readonly string[] {
  const synced: string[] = [];
  const real = fs.fsyncSync;
  const spy = vi.spyOn(fs, 'fsyncSync').mockImplementation((descriptor) => {
    synced.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`));
    real(descriptor);
  });
  onTestFinished(() => spy.mockRestore());
  return () => synced.splice(0);
}

test.skipIf(process.platform !== 'linux')(
  'a change is on the disk before it is acknowledged (needs the /proc of Linux)',
  async () => {
    const synced = watchSyncs();
    const { db, close } = await openDatabase({ dataFolder: newFolder() });
    synced();
    for (let n = 0; n < 3; n += 1) {
      await addSite(db, ada, values);
      expect(synced()).toContainEqual(expect.stringMatching(/\/pg_wal\/[\dA-F]{24}$/));
    }
    await db.execute('CHECKPOINT');
    const files = synced();
    expect(files).toContainEqual(expect.stringMatching(/\/base\/\d+\/\d+$/));
    expect(files).toContainEqual(expect.stringMatching(/\/global\/pg_control$/));
    await close();
  },
);
