import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { answerControl } from './control-socket.ts';
import { openDatabase } from './database/database.ts';
import { type Demo, fillDemo } from './demo/fill-demo.ts';
import { describeError } from './describe-error.ts';
import { createClientSlots } from './health/client-slots.ts';
import { createRateLimiter } from './health/rate-limiter.ts';
import { createTally } from './health/tally.ts';
import { rollUpHealth } from './health/roll-up.ts';
import { clearOldHealth, watchHealth } from './health/watch-health.ts';
import { createLog } from './log.ts';
import { createAttempts } from './people/attempts.ts';
import { createAuth } from './people/auth.ts';
import { inviteFirstOwner, inviteOwner } from './people/invitations.ts';
import { createKnownDevices } from './people/known-device.ts';
import { clearOldSessions } from './people/sessions.ts';
import { secretOf } from './secret.ts';
import { createPublication } from './sites/publication.ts';
import { createTestScheduler } from './test-run/run-due-tests.ts';
import type { Services } from './web/context.ts';
import { createMetrics } from './web/metrics.ts';
import { createProxyWarning } from './web/proxy-warning.ts';

/** A console that is up. */
export interface RunningConsole {
  readonly url: string;
  /** The one that was chosen, where the configuration says 0. */
  readonly port: number;
  /** The link that makes the first owner, while there is nobody. */
  readonly ownerLink?: string | undefined;
  /** Lets requests end, for at most ten seconds, and then the database. */
  readonly close: () => Promise<void>;
}

const refreshMs = 2_000;
const tidyMs = 600_000;
const closeMs = 10_000;
const writeMs = 5_000;
const watchMs = 30_000;
const scheduleMs = 30_000;
/** One reader opens few pages in a minute; some share an address, and few read the docs of several sites. */
const reportsPerMinute = { site: 60, allSites: 120 } as const;

/**
 * Starts a console: opens its database, brings the tables up to date, and listens.
 *
 * @param config from `readConfig`
 * @param demo fills a console without people, to be looked at
 * @returns the running console
 * @throws if the database cannot be opened, or the port is taken
 */
export async function startConsole(config: Config, demo?: Demo): Promise<RunningConsole> {
  const log = createLog(config.logLevel);
  const database = await openDatabase(
    config.databaseUrl === undefined
      ? { dataFolder: config.dataFolder }
      : { databaseUrl: config.databaseUrl },
    {
      onError: (error) => log.warn({ error: describeError(error) }, 'a database connection broke'),
      onWait: () => log.warn('waiting for another console that brings the tables up to date'),
    },
  );
  const { db } = database;
  let isStopping = false;
  const timers: NodeJS.Timeout[] = [];
  try {
    if (demo) await fillDemo(db, demo);
    const secret = secretOf(config);
    const services: Services = {
      config,
      database,
      auth: createAuth(db, { url: config.url, oidc: config.oidc, secret }),
      attempts: createAttempts(db, secret),
      devices: createKnownDevices(secret, config.url),
      publication: createPublication(db),
      limits: {
        ofSite: createRateLimiter(reportsPerMinute.site),
        ofAllSites: createRateLimiter(reportsPerMinute.allSites),
      },
      slots: createClientSlots(secret),
      proxyWarning: createProxyWarning(config, (text) => log.warn(text)),
      tally: createTally(db),
      metrics: createMetrics(),
      log,
    };
    await services.publication.refresh();
    const every = (milliseconds: number, what: string, work: () => Promise<void>): void => {
      const run = (): void =>
        void work().catch((error: unknown) =>
          log.warn({ error: describeError(error) }, `${what} failed`),
        );
      timers.push(setInterval(run, milliseconds));
    };
    every(refreshMs, 'looking for changed settings', services.publication.refresh);
    every(writeMs, 'writing reports down', services.tally.write);
    every(watchMs, 'watching the health', () => watchHealth(services));
    every(scheduleMs, 'testing on schedule', createTestScheduler(services));
    every(tidyMs, 'tidying', async () => {
      await services.attempts.tidy();
      await clearOldSessions(db);
      await clearOldHealth(db);
      await rollUpHealth(db);
    });

    const app = createApp(services, () => isStopping);
    const server = createAdaptorServer({
      fetch: (request, env) => app(request, env as HttpBindings),
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.port, config.host, resolve);
    });
    const { port } = server.address() as AddressInfo;
    const linkOf = (token: string): string => `${config.url}/join/${token}`;
    const endControl =
      database.kind === 'pglite'
        ? await answerControl(config.dataFolder, async () => linkOf(await inviteOwner(db)))
        : undefined;
    const token = await inviteFirstOwner(db);
    log.info({ url: config.url, port, database: database.kind }, 'listening');
    return {
      url: config.url,
      port,
      ownerLink: token === undefined ? undefined : linkOf(token),
      close: async () => {
        isStopping = true;
        for (const timer of timers) clearInterval(timer);
        await endControl?.();
        await endRequests(server);
        await services.tally
          .write()
          .catch((error: unknown) =>
            log.warn({ error: describeError(error) }, 'the last reports are lost'),
          );
        await database.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    for (const timer of timers) clearInterval(timer);
    await database.close();
    throw error;
  }
}

function endRequests(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, closeMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
