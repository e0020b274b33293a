import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { useDataFolder } from '../../../test/data-folder.ts';
import { ada, values } from '../../../test/storage-contract.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/database.ts';
import type { IncidentNews } from '../health/incidents.ts';
import { addSite } from '../sites/sites.ts';
import { mostTries, waitingDeliveries } from './deliveries.ts';
import { sendDueMessages, tellWebhooks } from './tell-webhooks.ts';
import { removeWebhook, setWebhook } from './webhooks.ts';

interface Heard {
  readonly path: string;
  readonly id: string;
  readonly type: string;
}
const heard: Heard[] = [];
/** What the receiver answers, by path. */
const statuses = new Map<string, number>();
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { url: path = '', headers } = request;
    const { type } = JSON.parse(body) as Pick<Heard, 'type'>;
    heard.push({ path, id: String(headers['webhook-id']), type });
    response.writeHead(statuses.get(path) ?? 204).end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;

const folder = useDataFolder();
let database: Database;
beforeAll(async () => {
  database = await openDatabase({ dataFolder: folder });
});
afterAll(async () => {
  await database.close();
  await new Promise((resolve) => receiver.close(resolve));
});
beforeEach(() => {
  heard.splice(0);
  statuses.clear();
});

const services = (env: Record<string, string> = {}) => ({
  database,
  log: pino({ level: 'silent' }),
  config: readConfig({ BOOKPLATE_CONSOLE_ALLOWED_NETWORKS: '127.0.0.0/8', ...env }),
});
const operator = {
  BOOKPLATE_CONSOLE_WEBHOOK_URL: `${origin}/operator`,
  BOOKPLATE_CONSOLE_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
};
const start = new Date('2026-11-29T12:00:00Z');
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

async function siteWithWebhook(
  path: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const id = await addSite(database.db, ada, values);
  await setWebhook(database.db, ada, { id, name: values.name }, `${origin}${path}`);
  return { id, name: values.name };
}
const newsOf = (siteId: string): IncidentNews => ({
  id: 1,
  siteId,
  what: 'began',
  startedAt: start,
  endedAt: null,
  share: 0.64,
  usual: 0.01,
  peak: 0.64,
  reason: 'network',
  endedBecause: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
});
/** As several consoles on one database, all at the same moment. */
const send = (minutes: number, env = {}): Promise<unknown> =>
  Promise.all([1, 2, 3].map(() => sendDueMessages(services(env), after(minutes))));

test('tells both webhooks once, by whichever of several consoles', async () => {
  const site = await siteWithWebhook('/site');
  await tellWebhooks(services(operator), newsOf(site.id), site, start);
  await send(0, operator);
  await send(600, operator);
  expect(heard.map(({ path }) => path).toSorted()).toEqual(['/operator', '/site']);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(2);
});

test('tries again with growing delays and the same id, until the receiver is back', async () => {
  const site = await siteWithWebhook('/down');
  statuses.set('/down', 503);
  await tellWebhooks(services(), newsOf(site.id), site, start);
  for (const minutes of [0, 0.5, 1, 5, 6]) await send(minutes);
  // At once, after one minute, and after five more.
  expect(heard).toHaveLength(3);
  expect(await waitingDeliveries(database.db, site.id)).toEqual({ count: 1, nextAt: after(36) });
  statuses.clear();
  await send(36);
  await send(600);
  expect(heard).toHaveLength(4);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  expect(await waitingDeliveries(database.db, site.id)).toEqual({ count: 0, nextAt: null });
});

test('follows a URL that was corrected, and gives up after the last try', async () => {
  const site = await siteWithWebhook('/typo');
  statuses.set('/typo', 404).set('/never', 500);
  await tellWebhooks(services(), newsOf(site.id), site, start);
  await send(0);
  await setWebhook(database.db, ada, site, `${origin}/never`);
  for (let hour = 1; hour <= 24; hour += 1) await send(hour * 60);
  expect(heard.map(({ path }) => path)).toEqual([
    '/typo',
    ...Array<string>(mostTries - 1).fill('/never'),
  ]);
  expect(await waitingDeliveries(database.db, site.id)).toMatchObject({ count: 0 });
});

test('sends nothing to a webhook that was removed meanwhile', async () => {
  const site = await siteWithWebhook('/gone');
  await tellWebhooks(services(), newsOf(site.id), site, start);
  await removeWebhook(database.db, ada, site);
  await send(0);
  expect(heard).toEqual([]);
  expect(await waitingDeliveries(database.db, site.id)).toMatchObject({ count: 0 });
});
