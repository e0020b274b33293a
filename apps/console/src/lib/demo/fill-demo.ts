import { hashPassword } from 'better-auth/crypto';
import { randomUUID } from 'node:crypto';
import type { Db } from '../database/database.ts';
import { accounts, changes, incidents, people, sites } from '../database/tables.ts';
import { invite } from '../people/invitations.ts';
import type { Person } from '../people/person.ts';
import { type SiteValues, toSiteSettings } from '../sites/site.ts';
import { toColumns } from '../sites/site-row.ts';
import { demoIncident } from './demo-incident.ts';
import type { DemoSite } from './demo-site.ts';
import { fillHealth } from './fill-health.ts';
import { fillTests } from './fill-tests.ts';

/** What a console is filled with to be looked at: its people and sites. */
export interface Demo {
  readonly owner: { readonly name: string; readonly email: string; readonly password: string };
  /** Colleagues without a password; the first one made the mistake of the incident. */
  readonly colleagues: readonly Pick<Person, 'name' | 'email' | 'role'>[];
  readonly sites: readonly DemoSite[];
}

const dayMs = 86_400_000;
/** Reports begin on the day after. */
const daysBack = 92;

/**
 * Fills a console that has no people: an owner, colleagues, an open invitation, sites with a history, and three months of health
 * reports with one incident. A console that has people only gets the health reports that are missing since the last ones of
 * its demo sites.
 *
 * @param db the database
 * @param demo what to fill in
 * @param now the end of the reports, in milliseconds
 */
export async function fillDemo(db: Db, demo: Demo, now: number = Date.now()): Promise<void> {
  const [somebody] = await db.select({ id: people.id }).from(people).limit(1);
  if (!somebody) await fillPeopleAndSites(db, demo, now);
  await fillHealth(db, demo.sites, now);
}

async function fillPeopleAndSites(db: Db, demo: Demo, now: number): Promise<void> {
  const [firstDay, secondDay] = [
    new Date(now - daysBack * dayMs),
    new Date(now - (daysBack - 1) * dayMs),
  ];
  const password = await hashPassword(demo.owner.password);
  await db.transaction(async (transaction) => {
    const owner = toPerson({ ...demo.owner, role: 'owner' });
    const colleagues = demo.colleagues.map(toPerson);
    const everyone = [owner, ...colleagues];
    await transaction.insert(people).values(everyone);
    await transaction.insert(accounts).values({
      id: randomUUID(),
      accountId: owner.id,
      providerId: 'credential',
      userId: owner.id,
      password,
    });
    const added = everyone.map((person, index) => ({
      at: index === 0 ? firstDay : secondDay,
      personId: person.id,
      personName: person.name,
      subject: 'person' as const,
      subjectId: person.id,
      action: 'joined',
      after: { name: person.name, email: person.email, role: person.role },
    }));
    const siteChanges = demo.sites.flatMap((site) =>
      changesOf(site, owner, colleagues[0] ?? owner, now),
    );
    await transaction.insert(sites).values(
      demo.sites.map(({ id, values }) => ({
        id,
        ...toColumns(complete(values)),
        version: siteChanges.filter(({ subjectId }) => subjectId === id).length,
      })),
    );
    await transaction
      .insert(changes)
      .values(
        [...added, ...siteChanges].toSorted((one, other) => one.at.getTime() - other.at.getTime()),
      );
    await transaction
      .insert(incidents)
      .values(
        demo.sites
          .filter(({ mistakenApiUrl }) => mistakenApiUrl !== undefined)
          .map(({ id }) =>
            Object.assign({ siteId: id, acknowledgedBy: owner.name }, demoIncident(now)),
          ),
      );
    await invite(transaction, owner, { role: 'viewer', note: 'the support team' });
    await fillTests(transaction, demo.sites, { ownerName: owner.name, now });
  });
}

function toPerson({ name, email, role }: Pick<Person, 'name' | 'email' | 'role'>): Person {
  return { id: randomUUID(), name, email, role };
}

function minutesBefore(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() - minutes * 60_000);
}

function complete(values: DemoSite['values']): SiteValues {
  return { ...values, ...toSiteSettings(values) };
}

/** How a site came to its values: added, told to report, and, where there was a mistake, changed and changed back. */
function changesOf(
  { id, values: given, mistakenApiUrl }: DemoSite,
  owner: Person,
  editor: Person,
  now: number,
) {
  let version = 0;
  const change = (at: Date, person: Person, action: string, before: unknown, after: unknown) => ({
    version: (version += 1),
    at,
    personId: person.id,
    personName: person.name,
    subject: 'site' as const,
    subjectId: id,
    action,
    before,
    after,
  });
  const values = complete(given);
  const quiet: SiteValues = { ...values, reportSampleRate: 0 };
  const list = [
    change(new Date(now - daysBack * dayMs + 600_000), owner, 'added', null, quiet),
    change(new Date(now - daysBack * dayMs + 1_200_000), owner, 'changed', quiet, values),
  ];
  if (mistakenApiUrl === undefined) return list;
  const { startedAt, endedAt } = demoIncident(now);
  const mistaken: SiteValues = { ...values, apiUrl: mistakenApiUrl };
  return [
    ...list,
    change(minutesBefore(startedAt, 8), editor, 'changed', values, mistaken),
    change(minutesBefore(endedAt, 11), owner, 'went back', mistaken, values),
  ];
}
