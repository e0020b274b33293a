import { linkSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answerControl, askForOwnerLink } from './control-socket.ts';

const onUnix = describe.skipIf(process.platform === 'win32');

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-control-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

onUnix('a socket in the data folder (skipped on Windows, which has none)', () => {
  test('gives each who asks a link of their own, to the user of the console only', async () => {
    const folder = newFolder();
    let made = 0;
    const end = await answerControl(folder, async () => `link ${(made += 1)}`);
    expect(statSync(join(folder, 'control')).mode & 0o777).toBe(0o600);
    const links = await Promise.all([askForOwnerLink(folder), askForOwnerLink(folder)]);
    expect(links.toSorted()).toEqual(['link 1', 'link 2']);
    await end();
    expect(await askForOwnerLink(folder)).toBeUndefined();
  });

  test('says that nobody answers where the console has no database, or was killed', async () => {
    const folder = newFolder();
    const end = await answerControl(folder, () => Promise.reject(new Error('away')));
    expect(await askForOwnerLink(folder)).toBeUndefined();
    // A second name of a socket that is closed is what a killed process leaves.
    linkSync(join(folder, 'control'), join(folder, 'kept'));
    await end();
    linkSync(join(folder, 'kept'), join(folder, 'control'));
    expect(await askForOwnerLink(folder)).toBeUndefined();
    const endLater = await answerControl(folder, () => Promise.resolve('later'));
    expect(await askForOwnerLink(folder)).toBe('later');
    await endLater();
  });
});
