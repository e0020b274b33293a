import { and, desc, eq, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Database,
  type Db,
  type DatabasePlace,
  isUp,
  openDatabase,
} from '../src/lib/database/database.ts';
import { migrate } from '../src/lib/database/migrate.ts';
import {
  changes as changesTable,
  health,
  healthClients,
  people as peopleTable,
  sessions,
  twoFactors,
  verifications,
} from '../src/lib/database/tables.ts';
import { healthOf } from '../src/lib/health/health-of.ts';
import { type IncidentNews, openIncidents, watchIncidents } from '../src/lib/health/incidents.ts';
import {
  acknowledgeIncident,
  incidentsOf,
  listIncidents,
} from '../src/lib/health/past-incidents.ts';
import { createClientSlots } from '../src/lib/health/client-slots.ts';
import { droppedReports } from '../src/lib/health/dropped-reports.ts';
import { createTally } from '../src/lib/health/tally.ts';
import { createAttempts } from '../src/lib/people/attempts.ts';
import { findInvitation, invite, inviteFirstOwner, join } from '../src/lib/people/invitations.ts';
import { changeOwnPassword, isOwnPassword, rename } from '../src/lib/people/own-account.ts';
import {
  findPasswordLink,
  makePasswordLink,
  setPassword,
} from '../src/lib/people/password-links.ts';
import type { Person } from '../src/lib/people/person.ts';
import {
  findHalfSignIn,
  hasSecondFactor,
  turnOffSecondFactorOf,
} from '../src/lib/people/second-factor.ts';
import { endSession, clearOldSessions, listSessions } from '../src/lib/people/sessions.ts';
import { changeRole, countTeam, listTeam } from '../src/lib/people/team.ts';
import { type Change, findChange } from '../src/lib/sites/changes.ts';
import { historyChoices, readHistory } from '../src/lib/sites/history.ts';
import { createPublication } from '../src/lib/sites/publication.ts';
import { type SiteValues, toSiteSettings } from '../src/lib/sites/site.ts';
import { saveSite } from '../src/lib/sites/save-site.ts';
import { addSite, changeSite, findSite, listSites, valuesAt } from '../src/lib/sites/sites.ts';
import { rollUpContract } from './roll-up-contract.ts';

export const values: SiteValues = {
  name: 'Foo docs',
  docsOrigins: ['https://docs.foo.com', 'https://next.foo.com'],
  ...toSiteSettings({
    apiUrl: 'https://dash.foo.com/api/docs/user-info',
    loginUrl: 'https://dash.foo.com/login?next={returnTo}',
    reportSampleRate: 0.1,
  }),
};
export const ada: Person = { id: 'ada', name: 'Ada', email: 'ada@foo.com', role: 'owner' };
const password = 'correct horse battery';

/** All that was done to a site, a person or the like, the newest first. */
async function listChanges(
  db: Db,
  { subject, subjectId }: Pick<Change, 'subject' | 'subjectId'>,
): Promise<readonly Change[]> {
  return db
    .select()
    .from(changesTable)
    .where(and(eq(changesTable.subject, subject), eq(changesTable.subjectId, subjectId)))
    .orderBy(desc(changesTable.id));
}

/** Makes the tables what they were before `016-settings.sql`, with what is in them. */
async function undoSettingsMigration(db: Db): Promise<void> {
  const statements = [
    sql`ALTER TABLE sites ADD COLUMN api_url text, ADD COLUMN login_url text, ADD COLUMN logout_url text,
      ADD COLUMN refresh_seconds integer, ADD COLUMN allowed_hosts text[], ADD COLUMN report_share double precision`,
    sql`UPDATE sites SET api_url = settings ->> 'apiUrl', login_url = settings ->> 'loginUrl',
      logout_url = settings ->> 'logoutUrl', refresh_seconds = (settings ->> 'refreshSeconds')::integer,
      allowed_hosts = ARRAY(SELECT jsonb_array_elements_text(settings -> 'allowedHosts')),
      report_share = (settings ->> 'reportSampleRate')::double precision`,
    sql`ALTER TABLE sites DROP COLUMN settings`,
    sql`UPDATE changes SET before = before - 'reportSampleRate' || jsonb_build_object('reportShare', before -> 'reportSampleRate')
      WHERE before ? 'reportSampleRate'`,
    sql`UPDATE changes SET after = after - 'reportSampleRate' || jsonb_build_object('reportShare', after -> 'reportSampleRate')
      WHERE after ? 'reportSampleRate'`,
    sql`DELETE FROM migrations WHERE name = '016-settings.sql'`,
  ];
  for (const statement of statements) await db.execute(statement);
}

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
    // It is in a log, so not for long.
    const { expiresAt } = (await findInvitation(db, token))!;
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000);
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

  test('ends other sessions with a new password, and a lost second factor by an owner who is one', async () => {
    const { db } = database;
    const team = await listTeam(db);
    const owner = team.find(({ role }) => role === 'owner')!;
    const bob = team.find(({ role }) => role === 'viewer')!;
    const soon = new Date(Date.now() + 60_000);
    const session = (id: string, expiresAt: Date) => ({ id, token: id, userId: bob.id, expiresAt });
    await db
      .insert(sessions)
      .values([session('here', soon), session('there', soon), session('old', new Date(0))]);
    await db
      .insert(verifications)
      .values({ id: 'half', identifier: '2fa-half', value: bob.id, expiresAt: soon });
    const ids = async (): Promise<readonly string[]> =>
      (await listSessions(db, bob.id)).map(({ id }) => id).toSorted();
    expect(await ids()).toEqual(['here', 'there']);
    await endSession(db, owner.id, 'there');
    expect(await ids()).toEqual(['here', 'there']);
    expect(await findHalfSignIn(db, '2fa-half.signature')).toMatchObject({ id: bob.id });
    expect(await isOwnPassword(db, bob.id, 'wrong')).toBe(false);
    await changeOwnPassword(db, bob, 'another horse battery', 'here');
    expect(await isOwnPassword(db, bob.id, 'another horse battery')).toBe(true);
    expect(await ids()).toEqual(['here']);
    expect(await findHalfSignIn(db, '2fa-half.signature')).toBeUndefined();
    await clearOldSessions(db);
    expect(await db.select({ id: sessions.id }).from(sessions)).toEqual([{ id: 'here' }]);

    const factor = { id: 'factor', userId: bob.id, secret: 'x', backupCodes: 'x' };
    await db.insert(twoFactors).values(factor);
    await db.execute(sql`UPDATE people SET two_factor_enabled = true WHERE id = ${bob.id}`);
    expect(await hasSecondFactor(db, bob.id)).toBe(true);
    expect(await turnOffSecondFactorOf(db, bob, bob.id)).toBe(false);
    expect(await turnOffSecondFactorOf(db, owner, bob.id)).toBe(true);
    expect(await turnOffSecondFactorOf(db, owner, bob.id)).toBe(false);
    expect(await hasSecondFactor(db, bob.id)).toBe(false);
    expect(await db.select().from(twoFactors)).toEqual([]);
  });

  test('finds people by a part of their name or e-mail, in whatever case, and lists no more than a page takes', async () => {
    const { db } = database;
    await rename(db, (await listTeam(db, 'BOB@'))[0]!, '100%_Bob');
    expect(await listTeam(db, '%_b')).toMatchObject([{ name: '100%_Bob' }]);
    expect(await listTeam(db, 'b%_')).toEqual([]);
    expect(await listTeam(db, '\\')).toEqual([]);
    const many = Array.from({ length: 120 }, (_, n) => ({
      id: `many-${n}`,
      name: `Many ${n}`,
      email: `many-${n}@foo.com`,
      role: 'viewer' as const,
    }));
    await db.insert(peopleTable).values(many);
    expect(await countTeam(db)).toBe(122);
    expect(await listTeam(db)).toHaveLength(100);
    expect(await listTeam(db, 'many 119')).toHaveLength(1);
    await db.delete(peopleTable).where(like(peopleTable.id, 'many-%'));
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
    expect(await save({ reportSampleRate: 1 })).toEqual({
      outcome: 'saved',
      taken: ['name', 'refreshSeconds'],
    });
    const merged = { name: 'Bar docs', refreshSeconds: 5, reportSampleRate: 1 };
    expect(await findSite(db, id)).toMatchObject({ ...values, ...merged, version: 4 });
    expect(await save(merged, 4)).toEqual({ outcome: 'unchanged' });
    expect(await save({}, 1)).toEqual({ outcome: 'unchanged' });
    expect(await findSite(db, id)).toMatchObject({ version: 4 });
  });

  test('a form that is sent twice is saved once, and both are told so', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    const change = { id, version: 1, values: { ...values, name: 'Bar docs' } };
    const outcomes = await Promise.all([1, 2, 3].map(() => saveSite(db, ada, change)));
    expect(outcomes).toEqual(outcomes.map(() => ({ outcome: 'saved', taken: [] })));
    expect(await findSite(db, id)).toMatchObject({ name: 'Bar docs', version: 2 });
    expect(await listChanges(db, { subject: 'site', subjectId: id })).toHaveLength(2);
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
    expect(await saveSite(db, ada, change, () => issues)).toMatchObject({
      outcome: 'invalid',
      issues,
      site: { version: 2 },
      merge: { values: { name: 'Mine', refreshSeconds: 5 }, taken: ['refreshSeconds'] },
    });
    expect(await findSite(db, id)).toMatchObject({ name: values.name, version: 2 });
  });

  test('of several editors who change one setting each at the same moment, nobody overwrites another', async () => {
    const { db } = database;
    // Without a hint, nobody may spare anonymous requests.
    const before: SiteValues = { ...values, hint: 'foo.com' };
    const id = await addSite(db, ada, before);
    const changed: SiteValues = {
      name: 'Bar docs',
      docsOrigins: ['https://docs.bar.com'],
      apiUrl: 'https://dash.bar.com/api',
      loginUrl: 'https://dash.bar.com/login',
      logoutUrl: 'https://dash.bar.com/logout',
      refreshSeconds: 5,
      allowedHosts: ['bar.dev'],
      hint: 'bar.com',
      anonymousRequests: 'never',
      reportSampleRate: 1,
    };
    const outcomes = await Promise.all(
      Object.entries(changed).map(([field, value]) =>
        saveSite(db, ada, { id, version: 1, values: { ...before, [field]: value } }),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(outcomes.map(() => 'saved'));
    const version = 1 + Object.keys(changed).length;
    expect(await findSite(db, id)).toMatchObject({ ...changed, version });
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
    await db.execute(sql`DROP INDEX changes_person`);
    await db.execute(sql`ALTER TABLE changes DROP COLUMN version`);
    await db.execute(sql`DELETE FROM migrations WHERE name = '015-change-versions.sql'`);
    await migrate(db);
    const mine = { ...values, refreshSeconds: 5 };
    expect(await saveSite(db, ada, { id, version: 1, values: mine })).toEqual({
      outcome: 'saved',
      taken: ['name'],
    });
  });

  test('reads the history in parts that do not move, by site, person and kind', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    const bob = { ...ada, id: 'bob', name: 'Bob' };
    for (let version = 1; version <= 30; version += 1) {
      const change = { id, values: { ...values, refreshSeconds: version }, version };
      await changeSite(db, version === 9 ? bob : ada, { ...change, action: 'changed' });
    }
    const filter = { kind: 'site', siteId: id } as const;
    const newest = await readHistory(db, filter);
    expect(newest.hasOlder).toBe(true);
    await addSite(db, ada, values);
    const before = newest.changes.at(-1)!.id;
    const older = await readHistory(db, { ...filter, before });
    expect(older.hasOlder).toBe(false);
    const versions = [...newest.changes, ...older.changes].map(({ version }) => version);
    expect(versions).toEqual(Array.from({ length: 31 }, (_, n) => 31 - n));
    const ofBob = await readHistory(db, { siteId: id, personId: 'bob' });
    expect(ofBob).toMatchObject({ changes: [{ version: 10 }], hasOlder: false });
    expect((await readHistory(db, { kind: 'person', siteId: id })).changes).toEqual([]);
    const later = { ...bob, name: 'Bob B.' };
    await changeSite(db, later, { id, values, version: 31, action: 'changed' });
    const choices = await historyChoices(db, id);
    expect(choices.people).toEqual([
      { id: 'ada', name: 'Ada' },
      { id: 'bob', name: 'Bob B.' },
    ]);
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

  test('refuses settings that no docs would accept', async () => {
    const tooMuch = { ...values, reportSampleRate: 2 };
    await expect(addSite(database.db, ada, tooMuch)).rejects.toThrow('reportSampleRate: expected');
  });

  test('moves settings out of their columns, and renames reportShare in the history', async () => {
    const { db } = database;
    const id = await addSite(db, ada, { ...values, logoutUrl: null, allowedHosts: ['id.foo.dev'] });
    const stored = await findSite(db, id);
    await changeSite(db, ada, { id, values, version: 1, action: 'changed' });
    const history = await listChanges(db, { subject: 'site', subjectId: id });
    await undoSettingsMigration(db);
    await migrate(db);
    expect(await findSite(db, id)).toEqual({ ...stored, allowedHosts: [], version: 2 });
    expect(await listChanges(db, { subject: 'site', subjectId: id })).toEqual(history);
    expect(await valuesAt(db, id, 1)).toEqual({ ...values, allowedHosts: ['id.foo.dev'] });
  });

  test('completes a version from before there was a setting with its default', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    await db.execute(
      sql`UPDATE changes SET after = after - 'reportSampleRate' WHERE subject_id = ${id}`,
    );
    await db.execute(
      sql`UPDATE sites SET settings = settings - 'reportSampleRate' WHERE id = ${id}`,
    );
    expect(await valuesAt(db, id, 1)).toEqual({ ...values, reportSampleRate: 0 });
    expect(await findSite(db, id)).toMatchObject({ ...values, reportSampleRate: 0 });
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
      reportSampleRate: 0.1,
    });
    await publication.refresh();
    expect(publication.find(id)).toBe(published);
    await changeSite(db, ada, { id, values: null, version: 1, action: 'removed' });
    await publication.refresh();
    expect(publication.find(id)).toBeUndefined();
  });

  test('counts attempts that come at the same moment, each kind apart, until the window ends', async () => {
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

  test('counts what has no room to wait, and adds up what several consoles dropped', async () => {
    const { db } = database;
    const now = Date.now();
    const report = {
      outcome: 'anonymous',
      durationMs: 1,
      docsOrigin: 'https://docs.foo.com',
    } as const;
    const tallies = [createTally(db, 1), createTally(db, 1)];
    for (const tally of tallies) {
      expect(tally.add('crowded', report, now)).toBe(true);
      expect(tally.add('crowded', report, now)).toBe(true);
      expect(tally.add('crowded', { ...report, outcome: 'identified' }, now)).toBe(false);
      tally.drop('crowded', 'too-many', now);
      tally.drop('crowded', 'too-many', now);
    }
    for (const tally of tallies) await tally.write();
    const { since, counts } = await droppedReports(db, 'crowded', new Date(now));
    expect(since.getTime()).toBe(Math.floor(now / 86_400_000) * 86_400_000);
    expect(counts).toEqual([
      { why: 'too-many', count: 4 },
      { why: 'queue-full', count: 2 },
    ]);
    expect((await droppedReports(db, 'another', new Date(now))).counts).toEqual([]);
  });

  test('several consoles together see that reports are of several clients', async () => {
    const { db } = database;
    const id = await addSite(db, ada, values);
    const slots = createClientSlots('a secret of both');
    const tallies = [createTally(db), createTally(db)];
    const report = {
      outcome: 'unreachable',
      reason: 'network',
      durationMs: 1,
      docsOrigin: 'https://docs.foo.com',
    } as const;
    for (let n = 0; n < 32; n += 1) {
      // Each client reaches both consoles.
      const client = slots(id, `192.0.2.${Math.floor(n / 2) % 8}`);
      tallies[n % 2]?.add(id, report, Date.now(), client);
    }
    await Promise.all(tallies.map((tally) => tally.write()));
    const news = await watchIncidents(db);
    expect(news.filter(({ siteId }) => siteId === id)).toMatchObject([{ what: 'began', share: 1 }]);
  });

  describe('incidents', () => {
    const now = Math.floor(Date.now() / 60_000) * 60_000;
    const hour = 3_600_000;
    /** Reports of a site as two consoles count them: the unreachable ones of each client, and others. */
    const add = async (
      siteId: string,
      at: number,
      {
        reached,
        unreachable,
      }: { readonly reached: number; readonly unreachable: readonly number[] },
      reason = 'network',
    ): Promise<void> => {
      const minute = new Date(at);
      const row = { siteId, minute, docsOrigin: 'x', span: 0 };
      const sum = unreachable.reduce((total, count) => total + count, 0);
      await database.db
        .insert(health)
        .values([
          { ...row, outcome: 'identified', reason: '', count: reached },
          { ...row, outcome: 'unreachable', reason, count: sum },
        ])
        .onConflictDoUpdate({
          target: [
            health.siteId,
            health.minute,
            health.docsOrigin,
            health.outcome,
            health.reason,
            health.span,
          ],
          set: { count: sql`${health.count} + excluded.count` },
        });
      if (unreachable.length > 0)
        await database.db
          .insert(healthClients)
          .values(unreachable.map((count, client) => ({ siteId, minute, client, count })));
    };
    const newsAt = async (siteId: string, at = now): Promise<readonly IncidentNews[]> =>
      (await watchIncidents(database.db, at)).filter((news) => news.siteId === siteId);
    const ten = Array.from({ length: 10 }, () => 5);
    /** A site whose incident began now. */
    const siteInTrouble = async (): Promise<string> => {
      const id = await addSite(database.db, ada, values);
      await add(id, now - 4 * 60_000, { reached: 0, unreachable: ten });
      expect(await newsAt(id)).toMatchObject([{ what: 'began' }]);
      return id;
    };

    test('begin when unreachable jumps over the usual, and end when it is usual again', async () => {
      const id = await addSite(database.db, ada, values);
      await add(id, now - 2 * hour, { reached: 95, unreachable: [5] });
      await add(id, now - 5 * 60_000, { reached: 93, unreachable: [1, 1, 1, 1, 1, 1, 1] });
      expect(await newsAt(id)).toEqual([]);
      await add(id, now - 4 * 60_000, { reached: 50, unreachable: ten }, 'status-502');
      const both = await Promise.all([newsAt(id), newsAt(id)]);
      expect(both.flat()).toMatchObject([{ what: 'began', usual: 0.05, reason: 'status-502' }]);
      expect(await newsAt(id)).toEqual([]);
      expect((await openIncidents(database.db)).some(({ siteId }) => siteId === id)).toBe(true);
      await add(id, now - 3 * 60_000, { reached: 3_000, unreachable: [] });
      expect(await newsAt(id)).toMatchObject([{ what: 'ended', endedBecause: 'usual' }]);
      expect(await newsAt(id)).toEqual([]);
    });

    test('keep the peak and the reason then', async () => {
      const id = await addSite(database.db, ada, values);
      await add(id, now - 4 * 60_000, { reached: 50, unreachable: ten });
      await newsAt(id);
      await add(id, now - 3 * 60_000, { reached: 0, unreachable: [...ten, ...ten] }, 'timeout');
      expect(await newsAt(id)).toEqual([]);
      await add(id, now - 2 * 60_000, { reached: 30, unreachable: [] });
      expect(await newsAt(id)).toEqual([]);
      expect(await listIncidents(database.db, id)).toMatchObject([
        { share: 0.5, peak: 0.75, reason: 'timeout', siteName: values.name },
      ]);
    });

    test.each([
      ['one client', [600]],
      ['four clients', [150, 150, 150, 150]],
      ['one client and four real readers', [596, 1, 1, 1, 1]],
    ])('do not begin by the reports of %s', async (_, unreachable) => {
      const id = await addSite(database.db, ada, values);
      await add(id, now - 4 * 60_000, { reached: 0, unreachable });
      expect(await newsAt(id)).toEqual([]);
    });

    test('begin by many clients, also while one floods', async () => {
      const id = await addSite(database.db, ada, values);
      const readers = Array.from({ length: 30 }, () => 1);
      await add(id, now - 4 * 60_000, { reached: 30, unreachable: [600, ...readers] });
      expect(await newsAt(id)).toMatchObject([{ what: 'began' }]);
      // 31 clients of one report each, beside 30 handshakes that went well.
      const [incident] = await listIncidents(database.db, id);
      expect(incident?.share).toBeCloseTo(31 / 61);
    });

    test('begin although some hours of the day before were bad', async () => {
      const id = await addSite(database.db, ada, values);
      for (let hours = 1; hours <= 20; hours += 1)
        await add(id, now - hours * hour, {
          reached: 100,
          unreachable: hours < 10 ? [9_000] : [],
        });
      await add(id, now - 60_000, { reached: 0, unreachable: ten });
      expect(await newsAt(id)).toMatchObject([{ what: 'began', usual: 0 }]);
    });

    test('end after an hour with too few reports to judge', async () => {
      const id = await siteInTrouble();
      await add(id, now + hour - 60_000, { reached: 10, unreachable: [1] });
      expect(await newsAt(id, now + hour - 60_000)).toEqual([]);
      expect(await newsAt(id, now + hour)).toMatchObject([
        { what: 'ended', endedBecause: 'no-reports' },
      ]);
    });

    test('of a site with few readers end when an hour is as usual', async () => {
      const id = await siteInTrouble();
      for (let minutes = 1; minutes < 120; minutes += 2)
        await add(id, now + minutes * 60_000, { reached: 1, unreachable: [] });
      expect(await newsAt(id, now + 30 * 60_000)).toEqual([]);
      expect(await newsAt(id, now + 120 * 60_000)).toMatchObject([{ endedBecause: 'usual' }]);
    });

    test('end when the site asks for no reports, and when it is removed', async () => {
      const { db } = database;
      const [quiet, removed] = [await siteInTrouble(), await siteInTrouble()];
      const off = { ...values, reportSampleRate: 0 };
      await changeSite(db, ada, { id: quiet, values: off, version: 1, action: 'changed' });
      await changeSite(db, ada, { id: removed, values: null, version: 1, action: 'removed' });
      const why: Record<string, string> = { [quiet]: 'turned-off', [removed]: 'removed' };
      const news = await watchIncidents(db, now);
      expect(news.filter(({ siteId }) => siteId in why)).toHaveLength(2);
      const ended = (await listIncidents(db)).filter(({ siteId }) => siteId in why);
      expect(ended).toHaveLength(2);
      for (const { siteId, endedBecause } of ended) expect(endedBecause).toBe(why[siteId]);
    });

    test('of a site are found by the time that they touch', async () => {
      const id = await siteInTrouble();
      const span = (from: number, to: number): ReturnType<typeof incidentsOf> =>
        incidentsOf(database.db, id, { start: new Date(from), end: new Date(to) });
      expect(await span(now - hour, now)).toEqual([]);
      expect(await span(now + hour, now + 2 * hour)).toHaveLength(1);
      await newsAt(id, now + hour);
      expect(await span(now + hour / 2, now + 2 * hour)).toHaveLength(1);
      expect(await span(now + hour + 1, now + 2 * hour)).toEqual([]);
    });

    test('are acknowledged once, and by the id of their own site', async () => {
      const { db } = database;
      const [id, other] = [await siteInTrouble(), await addSite(db, ada, values)];
      const [incident] = await listIncidents(db, id);
      const acknowledge = (siteId: string, name: string, of = String(incident!.id)) =>
        acknowledgeIncident(db, { id: name, name }, { id: siteId, name: 'Foo docs' }, of);
      expect(await acknowledge(other, 'Bob')).toBe(false);
      expect(await acknowledge(id, 'Bob', '1.5')).toBe(false);
      expect(await Promise.all([acknowledge(id, 'Ada'), acknowledge(id, 'Ada')])).toEqual([
        true,
        true,
      ]);
      expect(await acknowledge(id, 'Bob')).toBe(true);
      expect(await listIncidents(db, id)).toMatchObject([{ acknowledgedBy: 'Ada' }]);
      expect(await listChanges(db, { subject: 'incident', subjectId: id })).toMatchObject([
        { personName: 'Ada', action: 'acknowledged the incident of' },
      ]);
    });
  });

  rollUpContract(() => database);

  test('keeps what was closed and opened again', async () => {
    const before = await listSites(database.db);
    await database.close();
    database = await openDatabase(place());
    expect(await listSites(database.db)).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });
}
