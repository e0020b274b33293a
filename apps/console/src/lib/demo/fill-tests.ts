import type { Db } from '../database/database.ts';
import { testSchedules } from '../database/tables.ts';
import { keepBrowserTest } from '../test-run/browser-tests.ts';
import { keepTest } from '../test-run/kept-tests.ts';
import type { TestResult } from '../test-run/test-result.ts';
import { toWordedFindings } from '../test-run/worded-findings.ts';
import { demoIncident } from './demo-incident.ts';
import type { DemoSite } from './demo-site.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** The docs of all example companies have a page there. */
const path = '/docs/';

/**
 * Fills in connection tests of a demo: each site passed one when it was added, and the site with the mistake failed one in
 * its incident and passed one after it. Each was tested in the owner's browser, and one is tested every day.
 *
 * @param db the database
 * @param sites of the demo
 * @param options who ran the tests, and the end of the month in milliseconds
 */
export async function fillTests(
  db: Db,
  sites: readonly DemoSite[],
  { ownerName, now }: { readonly ownerName: string; readonly now: number },
): Promise<void> {
  const { startedAt, endedAt } = demoIncident(now);
  for (const site of sites) {
    await keepOne(db, site, { at: now - 29 * dayMs, version: 2, personName: ownerName });
    await keepBrowserTest(db, site.id, {
      outcome: 'identified',
      personName: ownerName,
      docsOrigin: originOf(site),
      at: new Date(now - 29 * dayMs + 5 * minuteMs),
    });
    if (site.mistakenApiUrl === undefined) continue;
    const mistaken = { ...site, values: { ...site.values, apiUrl: site.mistakenApiUrl } };
    const failedAt = startedAt.getTime() + 40 * minuteMs;
    await keepOne(db, mistaken, { at: failedAt, version: 3, personName: null, status: 404 });
    const mendedAt = endedAt.getTime() + 5 * minuteMs;
    await keepOne(db, site, { at: mendedAt, version: 4, personName: ownerName });
    await db
      .insert(testSchedules)
      .values({
        siteId: site.id,
        every: 'day',
        docsOrigin: originOf(site),
        path: pathOf(site),
        nextAt: new Date(now + dayMs),
      })
      .onConflictDoNothing();
  }
}

interface Made {
  readonly at: number;
  readonly version: number;
  readonly personName: string | null;
  /** Of the answer to an anonymous reader. */
  readonly status?: 401 | 404;
}

function keepOne(db: Db, site: DemoSite, made: Made): Promise<number> {
  const { at, version, personName, status = 401 } = made;
  const { apiUrl, loginUrl } = site.values;
  const target = { docsOrigin: originOf(site), path: pathOf(site), apiUrl, loginUrl };
  const findings = toWordedFindings(
    status === 401
      ? []
      : [
          {
            code: 'api-not-found',
            severity: 'error',
            step: 'dashboard',
            where: apiUrl,
            args: { status },
          },
        ],
    { target, stack: 'express' },
  );
  const result: TestResult = {
    outcome: findings.length > 0 ? 'broken' : 'unknown',
    findings,
    skipped: {},
    requests: [
      request(apiUrl, status, 9),
      request(apiUrl, status, 4),
      request(`${target.docsOrigin}${target.path}`, 200, 21),
    ],
    milliseconds: 310,
    notRun: 0,
    console: undefined,
  };
  const kept = { ...target, siteId: site.id, siteVersion: version, personName, result };
  return keepTest(db, { ...kept, at: new Date(at) });
}

function request(url: string, outcome: number, milliseconds: number) {
  return { method: 'GET', url, outcome, milliseconds };
}

function originOf({ values }: DemoSite): string {
  return values.docsOrigins[0] ?? '';
}

/** Docs on a host of their own begin at its root. */
function pathOf(site: DemoSite): string {
  return /\/\/docs\./.test(originOf(site)) ? '/' : path;
}
