import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { Db } from '../database/database.ts';
import { changes } from '../database/tables.ts';
import { type SiteValues, toSettings } from './site.ts';
import { listSites } from './sites.ts';

/** A site's settings, ready to be sent. */
export interface PublishedSettings {
  /** From where its pages may report. */
  readonly docsOrigins: readonly string[];
  /** The end of accepting reports, in milliseconds: some minutes after the sampling rate became 0. */
  readonly reportsUntil: number;
  readonly body: string;
  readonly etag: string;
}

/** What the docs read: always from memory, so that they go on while the database is away. */
export interface Publication {
  readonly find: (siteId: string) => PublishedSettings | undefined;
  /** Looks for changes, those of other processes too. Rejects if the database is away; what is known stays. */
  readonly refresh: () => Promise<void>;
}

/** Open pages follow a change within ten minutes. */
const graceMs = 600_000;

/**
 * Publishes settings. Nothing is known before the first refresh.
 *
 * @param db the database
 * @returns what is published
 */
export function createPublication(db: Db): Publication {
  let known: ReadonlyMap<string, PublishedSettings> = new Map();
  let lastChange = -1;
  let running: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    // Changes appear in the order of their ids, so the greatest one stands for all of them.
    const [row] = await db
      .select({ id: sql<string | number>`coalesce(max(${changes.id}), 0)` })
      .from(changes);
    const newest = Number(row?.id ?? 0);
    if (newest === lastChange) return;
    const sites = await listSites(db);
    known = new Map(sites.map((site) => [site.id, publish(site, known.get(site.id))]));
    lastChange = newest;
  };

  return {
    find: (siteId) => known.get(siteId),
    async refresh() {
      // One that began before a change may not have seen it, so a later caller waits for another.
      const before = running;
      const next = (before ?? Promise.resolve()).catch(() => undefined).then(load);
      running = next;
      await next;
    },
  };
}

function publish(site: SiteValues, before: PublishedSettings | undefined): PublishedSettings {
  const body = JSON.stringify(toSettings(site));
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return {
    body,
    etag: `"${hash}"`,
    docsOrigins: site.docsOrigins,
    reportsUntil:
      site.reportSampleRate > 0
        ? Infinity
        : Math.min(before?.reportsUntil ?? 0, Date.now() + graceMs),
  };
}
