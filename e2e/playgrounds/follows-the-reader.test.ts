import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { passTime } from '../lib/clock.ts';
import { contextsOf, everythingShown } from '../lib/everything-kept.ts';
import {
  changeReader,
  inEurope,
  key,
  openBench,
  returnAs,
  valuesOn,
} from '../lib/playground-bench.ts';
import { decisive } from '../lib/matrix.ts';
import { playgrounds } from '../lib/playgrounds.ts';
import { ada } from '../lib/site.ts';

const { visitor } = useBrowser();

for (const playground of playgrounds) {
  const { name } = playground;

  test(`${name} is filled when the reader is known late, and emptied when they are signed out`, async () => {
    const bench = await openBench(visitor, playground, null);
    expect(await bench.send()).toMatchObject({ key: undefined });
    await returnAs(bench, { ...ada, groups: [] });
    expect(await bench.send()).toMatchObject({ key });
    await returnAs(bench, null);
    expect(await valuesOn(bench.page)).not.toContain(key);
    expect(await bench.send()).toMatchObject({ key: undefined });
  });
}

// Each is filled and emptied, so these are about what they share.
for (const playground of decisive(playgrounds)) {
  const { name } = playground;

  test(`${name} keeps what the reader typed`, async () => {
    const bench = await openBench(visitor, playground, null);
    await playground.type(bench.page, 'typed-key');
    await returnAs(bench, { ...ada, groups: [] });
    expect(await bench.send()).toMatchObject({ key: 'typed-key' });
    // With a server of their own it is another document.
    await returnAs(bench, inEurope);
    expect(await bench.send()).toMatchObject({ key: 'typed-key', url: '/eu/me' });
  });

  test(`${name} clears what was requested with a key that is the reader's no more`, async () => {
    const bench = await openBench(visitor, playground, { ...ada, groups: [] });
    expect(await bench.send()).toMatchObject({ key });
    await playground.showAnswer?.(bench.page);
    const isShown = async (): Promise<boolean> =>
      (await everythingShown(bench.page)).html.includes('of-ada');
    await expect.poll(isShown).toBe(true);
    await returnAs(bench, null);
    expect(await isShown()).toBe(false);
  });

  // What has its answers in a dialog starts again, and is tested above.
  if (!playground.showAnswer)
    test(`${name} does not show an answer that comes when the reader has changed`, async () => {
      const bench = await openBench(visitor, playground, { ...ada, groups: [] });
      const answer = bench.holdAnswers();
      await bench.send();
      await returnAs(bench, null);
      answer();
      await bench.page.waitForNetworkIdle({ idleTime: 500 });
      const { html } = await everythingShown(bench.page);
      expect(contextsOf('of-ada', html)).toEqual([]);
      expect(bench.logs.join('\n')).not.toMatch(/TypeError|Could not render/);
      expect(await bench.send()).toMatchObject({ key: undefined });
    });

  test(`${name} leaves the field empty that the reader emptied, until they choose another key`, async () => {
    const keys = [
      { name: 'Production', header: { 'X-API-Key': key } },
      { name: 'Sandbox', header: { 'X-API-Key': 'sandbox-key' } },
    ];
    const user = { ...ada, groups: [], apiPlaygroundInputs: { keys } };
    const bench = await openBench(visitor, playground, user);
    expect(await bench.send()).toMatchObject({ key });
    await playground.empty(bench.page);
    await returnAs(bench, user);
    expect(await bench.send()).toMatchObject({ key: undefined });
    await bench.page.select('[data-bookplate-keys] select', 'Sandbox');
    await playground.ready(bench.page);
    expect(await bench.send()).toMatchObject({ key: 'sandbox-key' });
  });

  test(`${name} has the key of the other account after a change, and then none`, async () => {
    const bench = await openBench(visitor, playground, inEurope);
    expect(await bench.send()).toMatchObject({ key });
    const header = { 'X-API-Key': 'bob-key' };
    await returnAs(bench, { content: { firstName: 'Bob' }, apiPlaygroundInputs: { header } });
    expect(await bench.send()).toMatchObject({ key: 'bob-key' });
    await returnAs(bench, { content: { firstName: 'Bob' } });
    expect(await bench.send()).toMatchObject({ key: undefined });
  });

  test(`${name} shows the operations of the reader's groups`, async () => {
    const bench = await openBench(visitor, playground, null);
    const isShown = (): Promise<boolean> =>
      bench.page.evaluate(() => {
        const root = document.querySelector('rapi-doc')?.shadowRoot;
        const text = (root ?? document.querySelector('#reference'))?.textContent;
        return text?.includes('Hush hush') ?? false;
      });
    expect(await isShown()).toBe(false);
    await changeReader(bench, ada);
    await expect.poll(isShown).toBe(true);
    await changeReader(bench, null);
    await expect.poll(isShown).toBe(false);
  });

  test(`${name} is emptied when the reader expires`, async () => {
    const expiresAt = Math.floor(Date.now() / 1_000) + 60;
    const bench = await openBench(visitor, playground, { ...ada, groups: [], expiresAt });
    expect(await bench.send()).toMatchObject({ key });
    bench.site.user = null;
    await passTime(bench.page, 60_000);
    await bench.page.waitForFunction(() => window.bookplate?.user === null);
    expect(await bench.send()).toMatchObject({ key: undefined });
  });
}
