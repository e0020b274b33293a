import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, type DatabasePlace, openDatabase } from '../src/lib/database/database.ts';
import { health, incidents } from '../src/lib/database/tables.ts';
import { listSitesWithState } from '../src/lib/overview/list-sites.ts';
import { countHandshakes, trafficOf } from '../src/lib/overview/traffic.ts';
import { dismissSteps, restoreSteps, setupOf } from '../src/lib/setup/setup-of.ts';
import { addSite, changeSite, findSite } from '../src/lib/sites/sites.ts';
import { keepBrowserTest, listBrowserTests } from '../src/lib/test-run/browser-tests.ts';
import { findTest, findTestBefore, keepTest, listTests } from '../src/lib/test-run/kept-tests.ts';
import { findSchedule, saveSchedule, takeDueTest } from '../src/lib/test-run/schedule.ts';
import type { TestResult } from '../src/lib/test-run/test-result.ts';
import { ada, values } from './storage-contract.ts';

const result: TestResult = {
  outcome: 'unknown',
  findings: [],
  skipped: {},
  requests: [],
  milliseconds: 1,
  notRun: 0,
};
const place = { docsOrigin: 'https://docs.foo.com', path: '/docs/' };
const { apiUrl, loginUrl } = values;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const now = new Date('2026-11-29T12:00:30Z');

/**
 * What holds of connection tests and of the first page on every database.
 *
 * @param databasePlace where; it may have other sites in it
 */
export function overviewContract(databasePlace: () => DatabasePlace): void {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(databasePlace());
  });
  afterAll(() => database.close());

  const add = (name: string): Promise<string> => addSite(database.db, ada, { ...values, name });
  const remove = async (id: string): Promise<void> => {
    const { version = 0 } = (await findSite(database.db, id)) ?? {};
    await changeSite(database.db, ada, { id, version, values: null, action: 'removed' });
  };
  const keep = (siteId: string, change: Partial<Parameters<typeof keepTest>[1]> = {}) =>
    keepTest(database.db, {
      ...place,
      apiUrl,
      loginUrl,
      siteId,
      siteVersion: 1,
      personName: 'Ada',
      result,
      ...change,
    });

  test('keeps the last twenty tests of a site, and those of others', async () => {
    const { db } = database;
    const [id, other] = [await add('Tested'), await add('Other')];
    const first = await keep(other);
    const ids: number[] = [];
    for (let n = 0; n < 22; n += 1) ids.push(await keep(id));
    expect((await listTests(db, id)).map((each) => each.id)).toEqual(ids.toReversed().slice(0, 20));
    expect((await listTests(db, other)).map((each) => each.id)).toEqual([first]);
    expect(await findTest(db, id, String(ids[21]))).toMatchObject({ ...place, siteId: id, result });
    for (const none of [String(first), String(ids[0]), '0', 'x', '1e3', '9'.repeat(30)])
      expect(await findTest(db, id, none)).toBeUndefined();
  });

  test('compares a test with the one before it of the same page', async () => {
    const { db } = database;
    const id = await add('Two pages');
    const before = await keep(id);
    await keep(id, { path: '/other/' });
    const newest = await findTest(db, id, String(await keep(id)));
    expect((await findTestBefore(db, newest!))?.id).toBe(before);
    expect(await findTestBefore(db, (await findTest(db, id, String(before)))!)).toBeUndefined();
  });

  test('of many processes that look for due tests at the same moment, each test goes to one', async () => {
    const { db } = database;
    const [hourly, daily, removed, off] = [
      await add('H'),
      await add('D'),
      await add('R'),
      await add('O'),
    ];
    await saveSchedule(db, { siteId: hourly, ...place }, 'hour', now);
    for (const id of [daily, removed, off])
      await saveSchedule(db, { siteId: id, ...place }, 'day', now);
    await remove(removed);
    await saveSchedule(db, { siteId: off, ...place }, 'off', now);
    expect(await findSchedule(db, off)).toEqual({ every: 'off' });
    expect(await findSchedule(db, daily)).toMatchObject({ every: 'day' });
    const take = async (ms: number): Promise<readonly string[]> => {
      const at = new Date(now.getTime() + ms);
      const taken = await Promise.all(Array.from({ length: 8 }, () => takeDueTest(db, at)));
      return taken.flatMap((due) => due?.siteId ?? []).toSorted();
    };
    expect(await take(hourMs - 1)).toEqual([]);
    expect(await take(hourMs)).toEqual([hourly]);
    expect(await take(hourMs + 1)).toEqual([]);
    expect(await take(24 * hourMs)).toEqual([hourly, daily].toSorted());
    // Late is not twice.
    expect(await take(24 * hourMs)).toEqual([]);
    for (const id of [hourly, daily]) await remove(id);
  });

  test('keeps of each outcome the last test in a browser', async () => {
    const { db } = database;
    const id = await add('In browsers');
    const docsOrigin = 'https://docs.foo.com';
    const keepOne = (outcome: 'identified' | 'anonymous', personName: string, at: number) =>
      keepBrowserTest(db, id, { outcome, personName, docsOrigin, at: new Date(at) });
    await keepOne('identified', 'Ada', 1);
    await keepOne('anonymous', 'Ada', 2);
    await keepOne('identified', 'Bob', 3);
    expect(await listBrowserTests(db, id)).toMatchObject([
      { outcome: 'identified', personName: 'Bob' },
      { outcome: 'anonymous', personName: 'Ada' },
    ]);
  });

  test('dismisses steps of one site, and brings them back', async () => {
    const { db } = database;
    const [id, other] = [await add('One'), await add('Another')];
    const config = { url: 'https://console.foo.com' };
    const dismissed = async (siteId: string): Promise<readonly string[]> =>
      (await setupOf(db, config, (await findSite(db, siteId))!))
        .filter((step) => step.isDismissed)
        .map(({ name }) => name);
    await dismissSteps(db, id, ['docs']);
    await dismissSteps(db, id, ['docs', 'health']);
    expect(await dismissed(id)).toEqual(['docs', 'health']);
    expect(await dismissed(other)).toEqual([]);
    await restoreSteps(db, id);
    expect(await dismissed(id)).toEqual([]);
  });

  test('lists each site once, with its state, its last test and its last change', async () => {
    const { db } = database;
    const [quiet, troubled] = [await add('Quiet'), await add('Troubled')];
    const startedAt = new Date(now.getTime() - hourMs);
    const incident = { siteId: troubled, startedAt, share: 0.5, usual: 0.25 };
    await db.insert(incidents).values([{ ...incident, endedAt: startedAt }, incident]);
    await report(troubled, 0, 'unreachable', 1);
    await keep(troubled);
    const problem = 'dash.foo.com is not public';
    await keep(troubled, { personName: null, result: { ...result, outcome: 'not-run', problem } });
    const all = await listSitesWithState(db, now.getTime());
    const of = (id: string) => all.filter((site) => site.id === id);
    expect(of(quiet)).toMatchObject([
      { name: 'Quiet', state: 'waiting', test: undefined, pastIncident: undefined },
    ]);
    expect(of(troubled)).toMatchObject([
      {
        state: 'unreachable',
        incident: { startedAt, endedAt: null, share: 0.5, usual: 0.25 },
        pastIncident: { startedAt, endedAt: startedAt },
        lastReportAt: new Date('2026-11-29T12:00:00Z'),
        test: { tone: 'bad', isScheduled: true, headline: `The test did not run. ${problem}` },
      },
    ]);
    expect(of(troubled)[0]?.changedAt).toBeInstanceOf(Date);
    const { version, ...site } = (await findSite(db, troubled))!;
    const corrected = { ...values, name: site.name, apiUrl: 'https://dash.foo.com/api/corrected' };
    const change = { id: troubled, version, values: corrected, action: 'changed' } as const;
    await changeSite(db, ada, change);
    await db.delete(incidents).where(eq(incidents.siteId, troubled));
    const after = (await listSitesWithState(db, now.getTime())).find(({ id }) => id === troubled);
    expect(after).toMatchObject({ state: 'fine', test: { tone: 'bad', isCurrent: false } });
    await remove(troubled);
    const left = await listSitesWithState(db, now.getTime());
    expect(left.some(({ id }) => id === troubled)).toBe(false);
  });

  test('lists of each site the last incident that ended in the last seven days', async () => {
    const { db } = database;
    const [twice, longAgo] = [await add('Twice'), await add('Long ago')];
    const at = (days: number): Date => new Date(now.getTime() - days * 24 * hourMs);
    const incident = (siteId: string, startedAt: Date, endedAt: Date) => ({
      siteId,
      startedAt,
      endedAt,
      share: 0.5,
      usual: 0,
    });
    await db
      .insert(incidents)
      .values([
        incident(twice, at(2), at(1)),
        incident(twice, at(5), at(4)),
        incident(longAgo, at(9), at(8)),
      ]);
    const all = await listSitesWithState(db, now.getTime());
    const of = (id: string) => all.filter((site) => site.id === id);
    expect(of(twice)).toMatchObject([{ incident: undefined, pastIncident: { startedAt: at(2) } }]);
    expect(of(longAgo)).toMatchObject([{ incident: undefined, pastIncident: undefined }]);
  });

  test('adds up the reports of the last 24 hours by the hour', async () => {
    const { db } = database;
    const [busy, other] = [await add('Busy'), await add('Idle')];
    await report(busy, 25 * hourMs, 'identified', 1_000);
    await report(busy, 23.5 * hourMs, 'identified', 7);
    await report(busy, 2 * minuteMs, 'identified', 3);
    await report(busy, 1 * minuteMs, 'anonymous', 2);
    await report(busy, 0, 'unreachable', 5);
    const traffic = await trafficOf(db, [busy, other], now.getTime());
    expect([...traffic.keys()]).toEqual([busy]);
    const { hours = [], ...sums } = traffic.get(busy) ?? {};
    expect(sums).toEqual({ identified: 10, anonymous: 2, unreachable: 5 });
    expect(hours).toHaveLength(24);
    expect(hours[0]).toEqual({ total: 7, unreachable: 0 });
    expect(hours[23]).toEqual({ total: 10, unreachable: 5 });
    expect(hours.slice(1, 23).every(({ total }) => total === 0)).toBe(true);
    expect((await trafficOf(db, [], now.getTime())).size).toBe(0);
    const counts = await countHandshakes(db, now.getTime());
    expect([counts.get(busy), counts.get(other)]).toEqual([17, undefined]);
  });

  async function report(
    siteId: string,
    msAgo: number,
    outcome: 'identified' | 'anonymous' | 'unreachable',
    count: number,
  ): Promise<void> {
    const minute = new Date(Math.floor((now.getTime() - msAgo) / minuteMs) * minuteMs);
    const docsOrigin = 'https://docs.foo.com';
    await database.db
      .insert(health)
      .values({ siteId, minute, docsOrigin, outcome, reason: '', span: 1, count });
  }
}
