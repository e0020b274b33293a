import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Database,
  type DatabasePlace,
  isUp,
  openDatabase,
} from '../src/lib/database/database.ts';
import { migrate } from '../src/lib/database/migrate.ts';
import { health } from '../src/lib/database/tables.ts';
import { healthOf } from '../src/lib/health/health-of.ts';
import { openIncidents, watchIncidents } from '../src/lib/health/incidents.ts';
import { createTally } from '../src/lib/health/tally.ts';
import { forgetOldHealth } from '../src/lib/health/watch-health.ts';
import { createAttempts } from '../src/lib/people/attempts.ts';
import { findInvitation, invite, inviteFirstOwner, join } from '../src/lib/people/invitations.ts';
import {
  findPasswordLink,
  makePasswordLink,
  setPassword,
} from '../src/lib/people/password-links.ts';
import type { Person } from '../src/lib/people/person.ts';
import { changeRole, listTeam } from '../src/lib/people/team.ts';
import { findChange, listChanges } from '../src/lib/sites/changes.ts';
import { createPublication } from '../src/lib/sites/publication.ts';
import type { SiteValues } from '../src/lib/sites/site.ts';
import { saveSite } from '../src/lib/sites/save-site.ts';
import { addSite, changeSite, findSite, listSites } from '../src/lib/sites/sites.ts';

export const values: SiteValues = {
  name: 'Foo docs',
  docsOrigins: ['https://docs.foo.com', 'https://next.foo.com'],
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  logoutUrl: null,
  refreshSeconds: 60,
  allowedHosts: [],
  reportShare: 0.1,
};
export const ada: Person = { id: 'ada', name: 'Ada', email: 'ada@foo.com', role: 'owner' };
const password = 'correct horse battery';

/**
 * What holds on every database that the console can keep its data in.
 *
 * @param place where: empty
 */
export function storageContract(place: () => DatabasePlace): void {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(place());
  });
  afterAll(() => database.close());

  test('bringing the tables up to date again changes nothing', async () => {
    await Promise.all([migrate(database.db), migrate(database.db)]);
    expect(await isUp(database.db)).toBe(true);
    expect(await listSites(database.db)).toEqual([]);
  });

  test('refuses tables that are newer than this console', async () => {
    await database.db.execute(sql`INSERT INTO migrations (name) VALUES ('999-later.sql')`);
    await expect(migrate(database.db)).rejects.toThrow('used by a newer console (it has 999-later');
    await database.db.execute(sql`DELETE FROM migrations WHERE name = '999-later.sql'`);
  });

  test('of many who use one link at the same moment, one joins', async () => {
    const { db } = database;
    const first = await inviteFirstOwner(db);
    const token = (await inviteFirstOwner(db))!;
    expect(await findInvitation(db, first!)).toBeUndefined();
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map((n) => join(db, token, { name: `N${n}`, email: `n${n}@foo.com`, password })),
    );
    expect(outcomes.toSorted()).toEqual([
      'joined',
      'no-invitation',
      'no-invitation',
      'no-invitation',
    ]);
    expect(await inviteFirstOwner(db)).toBeUndefined();
    expect(await listTeam(db)).toMatchObject([{ role: 'owner' }]);
  });

  test('one e-mail is one person, in whatever case it is written', async () => {
    const { db } = database;
    const [owner] = await listTeam(db);
    const tokens = await Promise.all(
      [1, 2].map((n) => invite(db, owner!, { role: 'viewer', note: `${n}` })),
    );
    const account = { name: 'Bob', email: 'Bob@Foo.com', password };
    expect(await join(db, tokens[0]!, account)).toBe('joined');
    expect(await join(db, tokens[1]!, { ...account, email: 'bob@foo.com' })).toBe('e-mail-taken');
    expect(await findInvitation(db, tokens[1]!)).toBeDefined();
  });

  test('of many who use one password link at the same moment, one sets it', async () => {
    const { db } = database;
    const team = await listTeam(db);
    const owner = team.find(({ role }) => role === 'owner')!;
    const bob = team.find(({ role }) => role === 'viewer')!;
    const token = (await makePasswordLink(db, owner, bob.id))!;
    expect(await findPasswordLink(db, token)).toMatchObject({ id: bob.id, role: 'viewer' });
    const outcomes = await Promise.all(
      [1, 2, 3].map((n) => setPassword(db, token, `${password}${n}`)),
    );
    expect(outcomes.filter(Boolean)).toMatchObject([{ id: bob.id }]);
    const late = (await makePasswordLink(db, owner, bob.id))!;
    await db.execute(sql`UPDATE password_links SET expires_at = now() - interval '1 second'`);
    expect(await setPassword(db, late, password)).toBeUndefined();
    expect(await makePasswordLink(db, owner, owner.id)).toBeUndefined();
  });

  test('there is always an owner, also when two remove each other at once', async () => {
    const { db } = database;
    const team = await listTeam(db);
    const owner = team.find(({ role }) => role === 'owner')!;
    const bob = team.find(({ role }) => role === 'viewer')!;
    expect(await changeRole(db, owner, { personId: owner.id, role: 'none' })).toBe('last-owner');
    expect(await changeRole(db, owner, { personId: bob.id, role: 'owner' })).toBe('done');
    const outcomes = await Promise.all([
      changeRole(db, owner, { personId: bob.id, role: 'none' }),
      changeRole(db, bob, { personId: owner.id, role: 'none' }),
    ]);
    expect(outcomes.toSorted()).toEqual(['done', 'last-owner']);
    expect(await listTeam(db)).toMatchObject([{ role: 'owner' }]);
  });

  test('keeps a site, each change with before and after, and the way back', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    const about = { subject: 'site', subjectId: id } as const;
    const renamed = { ...values, name: 'Bar docs', logoutUrl: 'https://dash.foo.com/logout' };
    const action = 'changed';
    expect(await changeSite(db, ada, { id, values: renamed, version: 1, action })).toBe('saved');
    expect(await findSite(db, id)).toMatchObject({ ...renamed, version: 2 });
    expect(await changeSite(db, ada, { id, values, version: 1, action })).toBe('stale');
    const removal = { id, values: null, version: 2, action: 'removed' } as const;
    expect(await changeSite(db, ada, removal)).toBe('saved');
    expect((await listSites(db)).map((site) => site.id)).not.toContain(id);

    const changes = await listChanges(db, about);
    expect(changes).toMatchObject([
      { action: 'removed', before: renamed, after: null, personName: 'Ada' },
      { action: 'changed', before: values, after: renamed },
      { action: 'added', before: null, after: values },
    ]);
    expect(changes[0]!.at.getTime()).toBeGreaterThan(Date.now() - 60_000);
    const back = changes[1]!.before as SiteValues;
    const wentBack = { id, values: back, version: 3, action: 'went back' } as const;
    expect(await changeSite(db, ada, wentBack)).toBe('saved');
    expect(await findSite(db, id)).toMatchObject({ ...values, isRemoved: false, version: 4 });
  });

  test('saving what is there already is no change', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    await changeSite(db, ada, { id, values, version: 1, action: 'changed' });
    expect(await findSite(db, id)).toMatchObject({ version: 1 });
    expect(await listChanges(db, { subject: 'site', subjectId: id })).toHaveLength(1);
  });

  test("finds no change of one site by another's id", async () => {
    const { db } = database;
    const [one, other] = [await addSite(db, ada, values), await addSite(db, ada, values)];
    const [change] = await listChanges(db, { subject: 'site', subjectId: other });
    const find = (subjectId: string): ReturnType<typeof findChange> =>
      findChange(db, { subject: 'site', subjectId }, String(change!.id));
    expect(await find(other)).toBeDefined();
    expect(await find(one)).toBeUndefined();
  });

  test('of ten who save the same version, one does', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        changeSite(db, ada, {
          id,
          values: { ...values, name: `${n}` },
          version: 1,
          action: 'changed',
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    expect(await findSite(db, id)).toMatchObject({ version: 2 });
  });

  test('merges two changes of different settings', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    const save = (change: Partial<SiteValues>, version = 1): ReturnType<typeof saveSite> =>
      saveSite(db, ada, { id, version, values: { ...values, ...change } });
    expect(await save({ name: 'Bar docs' })).toEqual({ outcome: 'saved', taken: [] });
    expect(await save({ refreshSeconds: 5 })).toEqual({ outcome: 'saved', taken: ['name'] });
    expect(await save({ reportShare: 1 })).toEqual({
      outcome: 'saved',
      taken: ['name', 'refreshSeconds'],
    });
    const merged = { name: 'Bar docs', refreshSeconds: 5, reportShare: 1 };
    expect(await findSite(db, id)).toMatchObject({ ...values, ...merged, version: 4 });
    expect(await save(merged, 4)).toEqual({ outcome: 'unchanged' });
    expect(await findSite(db, id)).toMatchObject({ version: 4 });
  });

  test('saves over the change of another only with the version that has it', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    const save = (name: string, version: number): ReturnType<typeof saveSite> =>
      saveSite(db, ada, { id, version, values: { ...values, name } });
    await save('Theirs', 1);
    const conflict = { merge: { values: { name: 'Mine' }, conflicts: ['name'] } };
    for (const version of [1, 0, 77, -1, 1.5, Number.NaN, 2 ** 40])
      expect(await save('Mine', version)).toMatchObject({
        outcome: 'conflict',
        site: { name: 'Theirs', version: 2 },
        base: version === 1 ? values : undefined,
        ...conflict,
      });
    // In between, a third one.
    await save('Third', 2);
    expect(await save('Mine', 2)).toMatchObject({
      outcome: 'conflict',
      site: { name: 'Third', version: 3 },
      base: { name: 'Theirs' },
      ...conflict,
    });
    expect(await findSite(db, id)).toMatchObject({ name: 'Third', version: 3 });
    expect(await save('Mine', 3)).toEqual({ outcome: 'saved', taken: [] });
    expect(await findSite(db, id)).toMatchObject({ name: 'Mine', version: 4 });
  });

  test('saves no merged settings that do not go together', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    await saveSite(db, ada, { id, version: 1, values: { ...values, refreshSeconds: 5 } });
    const issues = [{ field: 'name', message: 'No.' }] as const;
    const change = { id, version: 1, values: { ...values, name: 'Mine' } };
    expect(await saveSite(db, ada, change, async () => issues)).toMatchObject({
      outcome: 'invalid',
      issues,
      site: { version: 2 },
      merge: { values: { name: 'Mine', refreshSeconds: 5 }, taken: ['refreshSeconds'] },
    });
    expect(await findSite(db, id)).toMatchObject({ name: values.name, version: 2 });
  });

  test('of eight who change one setting each at the same moment, nobody overwrites another', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    const changed: SiteValues = {
      name: 'Bar docs',
      docsOrigins: ['https://docs.bar.com'],
      apiUrl: 'https://dash.bar.com/api',
      loginUrl: 'https://dash.bar.com/login',
      logoutUrl: 'https://dash.bar.com/logout',
      refreshSeconds: 5,
      allowedHosts: ['bar.dev'],
      reportShare: 1,
    };
    const outcomes = await Promise.all(
      Object.entries(changed).map(([field, value]) =>
        saveSite(db, ada, { id, version: 1, values: { ...values, [field]: value } }),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(outcomes.map(() => 'saved'));
    expect(await findSite(db, id)).toMatchObject({ ...changed, version: 9 });
  });

  test('saves nothing for a site that was removed meanwhile', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    await changeSite(db, ada, { id, values: null, version: 1, action: 'removed' });
    const change = { id, version: 1, values: { ...values, name: 'Mine' } };
    expect(await saveSite(db, ada, change)).toEqual({ outcome: 'removed' });
    expect(await saveSite(db, ada, { ...change, id: 'nothing' })).toEqual({ outcome: 'removed' });
  });

  test('counts the versions of sites from before changes had one', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    const renamed = { ...values, name: 'Bar docs' };
    await changeSite(db, ada, { id, values: renamed, version: 1, action: 'changed' });
    await db.execute(sql`DROP INDEX changes_site_version`);
    await db.execute(sql`ALTER TABLE changes DROP COLUMN version`);
    await db.execute(sql`DELETE FROM migrations WHERE name = '015-change-versions.sql'`);
    await migrate(db);
    const mine = { ...values, refreshSeconds: 5 };
    expect(await saveSite(db, ada, { id, version: 1, values: mine })).toEqual({
      outcome: 'saved',
      taken: ['name'],
    });
  });

  test('adds one site for a form that is sent twice', async () => {
    const { db } = database;
    const id = 'aaaabbbbccccdddd';
    const ids = await Promise.all([1, 2, 3].map(() => addSite(db, ada, values, id)));
    expect(ids).toEqual([id, id, id]);
    expect(await listChanges(db, { subject: 'site', subjectId: id })).toHaveLength(1);
    // Back to the form, and another site.
    const other = await addSite(db, ada, { ...values, name: 'Other' }, id);
    expect(other).not.toBe(id);
    expect(await findSite(db, id)).toMatchObject({ ...values, version: 1 });
    expect(await findSite(db, other)).toMatchObject({ name: 'Other', version: 1 });
  });

  test('sites that were added before pages could report do not begin to', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    await db.execute(sql`ALTER TABLE sites DROP COLUMN report_share`);
    await db.execute(sql`DELETE FROM migrations WHERE name = '004-report-share.sql'`);
    await migrate(db);
    expect(await findSite(db, id)).toMatchObject({ name: values.name, reportShare: 0 });
    const tooMuch = { ...values, reportShare: 2 };
    await expect(addSite(db, ada, tooMuch)).rejects.toThrow();
  });

  test('publishes what is saved, and withdraws what is removed', async () => {
    const { db } = database;
    const publication = createPublication(db);
    const id = await addSite(db, ada, values);
    expect(publication.find(id)).toBeUndefined();
    await publication.refresh();
    const published = publication.find(id)!;
    expect(JSON.parse(published.body)).toEqual({
      apiUrl: values.apiUrl,
      loginUrl: values.loginUrl,
      docsOrigin: 'https://docs.foo.com',
      refreshSeconds: 60,
      reportShare: 0.1,
    });
    await publication.refresh();
    expect(publication.find(id)).toBe(published);
    await changeSite(db, ada, { id, values: null, version: 1, action: 'removed' });
    await publication.refresh();
    expect(publication.find(id)).toBeUndefined();
  });

  test('counts attempts that come at the same moment, each of its own kind, until the window ends', async () => {
    const attempts = createAttempts(database.db, 'secret');
    const rule = { name: 'test', most: 3, windowSeconds: 1 };
    const allowed = await Promise.all([1, 2, 3, 4, 5].map(() => attempts.allow(rule, 'ada')));
    expect(allowed.filter(Boolean)).toHaveLength(3);
    expect(await attempts.allow(rule, 'bob')).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await attempts.allow(rule, 'ada')).toBe(true);
    await attempts.tidy();
  });

  test('100,000 forged reports in a minute are a few rows, and two consoles add up', async () => {
    const { db } = database;
    const now = Date.now();
    const tallies = [createTally(db), createTally(db)];
    for (let n = 0; n < 100_000; n += 1)
      tallies[n % 2]!.add(
        'flooded',
        n % 4 === 0
          ? { outcome: 'identified', durationMs: n % 60_000, docsOrigin: 'https://docs.foo.com' }
          : {
              outcome: 'unreachable',
              reason: `status-${100 + (n % 500)}`,
              durationMs: n,
              docsOrigin: 'https://docs.foo.com',
            },
        now,
      );
    await Promise.all(tallies.map((tally) => tally.write()));
    const rows = await db.select().from(health).where(eq(health.siteId, 'flooded'));
    // 16 spans of durations; of each console ten statuses and the rest.
    expect(rows.length).toBeLessThanOrEqual(16 + 2 * 11);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
    const { total } = await healthOf(db, 'flooded', 'hour');
    expect(total).toMatchObject({ identified: 25_000, unreachable: 75_000 });
  });

  test('counts wait while the database is away', async () => {
    let isAway = true;
    const db = new Proxy(database.db, {
      get(target, name) {
        if (isAway && name === 'insert') throw new Error('away');
        return Reflect.get(target, name) as unknown;
      },
    });
    const tally = createTally(db);
    const report = {
      outcome: 'anonymous',
      durationMs: 1,
      docsOrigin: 'https://docs.foo.com',
    } as const;
    tally.add('waiting', report, Date.now());
    await expect(tally.write()).rejects.toThrow('away');
    tally.add('waiting', report, Date.now());
    isAway = false;
    await tally.write();
    expect((await healthOf(database.db, 'waiting', 'day')).total.anonymous).toBe(2);
  });

  test('an incident begins when unreachable jumps over the usual, and ends when it is usual again', async () => {
    const { db } = database;
    const add = (minutesAgo: number, identified: number, unreachable: number): Promise<unknown> => {
      const minute = new Date(Math.floor(Date.now() / 60_000 - minutesAgo) * 60_000);
      const row = { siteId: 'jumpy', minute, docsOrigin: 'x', span: 0 };
      return db.insert(health).values([
        { ...row, outcome: 'identified', reason: '', count: identified },
        { ...row, outcome: 'unreachable', reason: 'network', count: unreachable },
      ]);
    };
    const news = async (): Promise<object[]> =>
      (await watchIncidents(db)).filter(({ siteId }) => siteId === 'jumpy');
    await add(120, 95, 5);
    await add(5, 93, 7);
    expect(await news()).toEqual([]);
    await add(4, 50, 50);
    const both = await Promise.all([news(), news()]);
    expect(both.flat()).toMatchObject([{ what: 'began' }]);
    expect(await news()).toEqual([]);
    expect((await openIncidents(db)).some(({ siteId }) => siteId === 'jumpy')).toBe(true);
    await add(3, 3_000, 10);
    expect(await news()).toMatchObject([{ what: 'ended' }]);
    expect(await news()).toEqual([]);
  });

  test('deletes reports older than 30 days', async () => {
    const { db } = database;
    const minute = new Date(Math.floor(Date.now() / 60_000 - 31 * 1_440) * 60_000);
    const row = {
      siteId: 'old',
      docsOrigin: 'x',
      outcome: 'anonymous',
      reason: '',
      span: 0,
    } as const;
    await db.insert(health).values([
      { ...row, minute, count: 1 },
      { ...row, minute: new Date(minute.getTime() + 2 * 86_400_000), count: 1 },
    ]);
    await forgetOldHealth(db);
    expect(await db.select().from(health).where(eq(health.siteId, 'old'))).toHaveLength(1);
  });

  test('keeps what was closed and opened again', async () => {
    const before = await listSites(database.db);
    await database.close();
    database = await openDatabase(place());
    expect(await listSites(database.db)).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });
}
