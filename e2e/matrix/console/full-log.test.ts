import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../../apps/console/test/free-port.ts';
import { runConsole } from '../../../apps/console/test/process.ts';
import { mountSmallDisk } from '../../../apps/console/test/small-disk.ts';

const disk = mountSmallDisk(4);
afterAll(() => disk?.remove());
const whyNoDisk = disk ? '' : ' (only root on Linux can make a small disk)';

test.skipIf(!disk)(
  `answers while the disk of its log is full, and logs again when there is room${whyNoDisk}`,
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'bookplate-console-'));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const file = join(disk!.folder, 'log');
    const log = openSync(file, 'a');
    onTestFinished(() => closeSync(log));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const run = runConsole(
      ['start'],
      {
        BOOKPLATE_CONSOLE_URL: url,
        BOOKPLATE_CONSOLE_PORT: `${port}`,
        BOOKPLATE_CONSOLE_DATA: data,
        BOOKPLATE_CONSOLE_LOG_LEVEL: 'debug',
      },
      log,
    );
    onTestFinished(() => void run.child.kill('SIGKILL'));
    await run.prints(/The console is at/);
    disk!.fill();
    // Each is a line of the log, and a write that fails.
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => fetch(`${url}/sign-in`).then(({ status }) => status)),
      );
      expect(new Set(answers)).toEqual(new Set([200]));
    }
    disk!.clear();
    const lines = (): number => readFileSync(file, 'utf8').split('\n').length;
    const before = lines();
    // Each request is a line, and each line another try.
    while (lines() <= before) expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await run.kill('SIGTERM')).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/"msg":"stopped"\}\n$/);
  },
  120_000,
);
