import { fork } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FolderTakenError, lockFolder } from './folder-lock.ts';
import { LongPathError } from './socket-path.ts';

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

/** Leaves the socket of a process that was killed: a second name of one that is closed. */
async function leaveStale(folder: string): Promise<void> {
  const release = await lockFolder(folder);
  const [name = ''] = readdirSync(folder);
  linkSync(join(folder, name), join(folder, 'kept'));
  await release();
  linkSync(join(folder, 'kept'), join(folder, name));
  rmSync(join(folder, 'kept'));
}

test('refuses a folder that is taken, and takes one that was released', async () => {
  const folder = newFolder();
  const release = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(FolderTakenError);
  await release();
  const again = await lockFolder(folder);
  await again();
});

test('takes a folder whose process was killed, and leaves one socket', async () => {
  const folder = newFolder();
  await leaveStale(folder);
  expect(readdirSync(folder)).toHaveLength(1);
  const release = await lockFolder(folder);
  expect(readdirSync(folder)).toHaveLength(1);
  await release();
});

test.skipIf(process.platform === 'win32')(
  'says that a path is too long for a socket (skipped on Windows, which has none in folders)',
  async () => {
    const folder = join(newFolder(), 'x'.repeat(60), 'é'.repeat(40));
    mkdirSync(folder, { recursive: true });
    const locking = lockFolder(folder);
    await expect(locking).rejects.toThrow(LongPathError);
    await expect(locking).rejects.toThrow(
      /is too long: .* Set BOOKPLATE_CONSOLE_DATA to a shorter/,
    );
    expect(readdirSync(folder)).toEqual([]);
  },
);

test.each([
  ['new', (): Promise<void> => Promise.resolve()],
  ['left by a killed process', leaveStale],
])(
  'of four processes at one instant one takes a folder that is %s, 100 of 100 times',
  async (_, prepare) => {
    const program = join(import.meta.dirname, '../../../test/lock-folder.ts');
    const processes = [1, 2, 3, 4].map(() =>
      fork(program, { execArgv: ['--conditions=@bookplate/source', '--no-warnings'] }),
    );
    onTestFinished(() => {
      for (const each of processes) each.kill();
    });
    await Promise.all(processes.map((each) => once(each, 'message')));
    const tell = async (message: object): Promise<string[]> =>
      Promise.all(
        processes.map(async (each) => {
          const answer = once(each, 'message');
          each.send(message);
          const [text] = (await answer) as [string];
          return text;
        }),
      );
    for (let round = 0; round < 100; round += 1) {
      const folder = newFolder();
      await prepare(folder);
      const outcomes = await tell({ lock: folder });
      expect(outcomes.toSorted()).toEqual(['held', 'taken', 'taken', 'taken']);
      await tell({ release: folder });
    }
  },
);
