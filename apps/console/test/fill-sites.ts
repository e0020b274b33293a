import type { Db } from '../src/lib/database/database.ts';
import { changes, health, incidents, sites, testSchedules } from '../src/lib/database/tables.ts';
import { toSiteSettings } from '../src/lib/sites/site.ts';
import { toColumns } from '../src/lib/sites/site-row.ts';
import { keepTest } from '../src/lib/test-run/kept-tests.ts';
import type { TestResult } from '../src/lib/test-run/test-result.ts';
import { toWordedFindings } from '../src/lib/test-run/worded-findings.ts';

const hourMs = 3_600_000;
const rowsPerStatement = 1_000;
const urls = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login',
};
const works: TestResult = {
  outcome: 'unknown',
  findings: [],
  skipped: {},
  requests: [{ method: 'GET', url: urls.apiUrl, outcome: 401, milliseconds: 12 }],
  milliseconds: 640,
  notRun: 0,
};

/**
 * Fills a console with sites in every state, for tests of long lists and for pictures of them: every seventh reports
 * nothing yet, every eleventh asks for no reports, the third has an incident, the fifth failed its test on schedule.
 *
 * @param db the database
 * @param count how many
 * @param now the end of their day, in milliseconds
 */
export async function fillSites(db: Db, count: number, now: number = Date.now()): Promise<void> {
  const all = Array.from({ length: count }, (_, index) => toSite(index + 1));
  for (const part of parts(all)) {
    await db
      .insert(sites)
      .values(part.map(({ id, version, ...site }) => ({ id, version, ...toColumns(site) })));
    await db.insert(changes).values(
      part.map(({ id, number, version, ...after }) => ({
        at: new Date(now - number * hourMs),
        personId: 'olga',
        personName: 'Olga',
        subject: 'site' as const,
        subjectId: id,
        action: 'added',
        after,
        version,
      })),
    );
  }
  for (const part of parts(all.flatMap((site) => reportsOf(site, now))))
    await db.insert(health).values([...part]);
  for (const site of all)
    if (site.number <= 30 && (site.number % 3 === 0 || site.number === 5))
      await test(db, site, now);
  const [, , troubled] = all;
  if (!troubled) return;
  const startedAt = new Date(now - 2 * hourMs);
  await db
    .insert(incidents)
    .values({ siteId: troubled.id, startedAt, share: 0.64, peak: 0.64, usual: 0.01 });
}

type FilledSite = ReturnType<typeof toSite>;

function toSite(number: number) {
  const host = `product${number}.example.com`;
  return {
    number,
    id: `site${number}`,
    name:
      number === 4
        ? 'A documentation site with quite a long name, for the United Kingdom'
        : `Site ${number}`,
    docsOrigins: [`https://docs.${host}`],
    ...toSiteSettings({
      apiUrl: `https://dash.${host}/api/docs/user-info`,
      loginUrl: `https://dash.${host}/login?next={returnTo}`,
      reportSampleRate: number % 11 === 0 ? 0 : number % 2 === 0 ? 0.1 : 1,
    }),
    version: 1,
  };
}

function reportsOf({ id, number, docsOrigins, reportSampleRate }: FilledSite, now: number) {
  if (reportSampleRate === 0 || number % 7 === 0) return [];
  return Array.from({ length: 24 }, (_, hour) => {
    const minute = new Date(Math.floor((now - hour * hourMs) / 60_000) * 60_000);
    const day = 1 + Math.sin(((hour + number) / 24) * Math.PI * 2);
    const row = (outcome: 'identified' | 'anonymous' | 'unreachable', count: number) => ({
      siteId: id,
      minute,
      docsOrigin: docsOrigins[0] ?? '',
      outcome,
      reason: outcome === 'unreachable' ? 'network' : '',
      span: 5,
      count: Math.round(count),
    });
    const scale = 40 + ((number * 37) % 400);
    const isDown = number === 3 && hour < 2;
    return [
      row('identified', isDown ? scale * 0.3 : day * scale * 0.6),
      row('anonymous', day * scale * 0.4),
      row('unreachable', isDown ? scale * 1.6 : day),
    ].filter(({ count }) => count > 0);
  }).flat();
}

async function test(db: Db, site: FilledSite, now: number): Promise<void> {
  const { id: siteId, docsOrigins, apiUrl, loginUrl, number } = site;
  const target = { docsOrigin: docsOrigins[0] ?? '', path: '/', apiUrl, loginUrl };
  const failed: TestResult = {
    ...works,
    outcome: 'broken',
    findings: toWordedFindings([], { target, stack: 'unknown', anonymousStatus: 500 }),
  };
  const at = new Date(now - number * 60_000);
  const kept = { ...target, siteId, siteVersion: 1, at };
  if (number !== 5) {
    await keepTest(db, { ...kept, personName: 'Olga', result: works });
    return;
  }
  await db
    .insert(testSchedules)
    .values({ ...target, siteId, every: 'day', nextAt: new Date(now + hourMs) });
  await keepTest(db, { ...kept, at: new Date(now - 25 * hourMs), personName: null, result: works });
  await keepTest(db, { ...kept, personName: null, result: failed });
}

function parts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / rowsPerStatement) }, (_, index) =>
    all.slice(index * rowsPerStatement, (index + 1) * rowsPerStatement),
  );
}
