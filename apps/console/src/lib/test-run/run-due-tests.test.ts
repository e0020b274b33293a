import { pino } from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startCompany } from '../../../../../packages/doctor/test/company.ts';
import { useDataFolder } from '../../../test/data-folder.ts';
import { ada, values } from '../../../test/storage-contract.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { addSite } from '../sites/sites.ts';
import { findTest, listTests } from './kept-tests.ts';
import { runDueTests } from './run-due-tests.ts';
import { saveSchedule } from './schedule.ts';

const folder = useDataFolder();
let database: Database;
beforeAll(async () => {
  database = await openDatabase({ dataFolder: folder });
});
afterAll(() => database.close());

const services = () => ({
  database,
  log: pino({ level: 'silent' }),
  config: readConfig({ BOOKPLATE_CONSOLE_ALLOWED_NETWORKS: '127.0.0.0/8,::1/128' }),
});
const hourMs = 3_600_000;
const start = new Date('2026-11-29T12:00:00Z');
const later = (hours: number): Date => new Date(start.getTime() + hours * hourMs);

async function schedule(every: 'hour' | 'day', fixture: Parameters<typeof startCompany>[0]) {
  const company = await startCompany(fixture);
  onTestFinished(() => company.close());
  const { origin: docsOrigin } = new URL(company.docsUrl);
  const { apiUrl } = company;
  const urls = { apiUrl, loginUrl: apiUrl, docsOrigins: [docsOrigin] };
  const siteId = await addSite(database.db, ada, { ...values, ...urls });
  await saveSchedule(database.db, { siteId, docsOrigin, path: '/' }, every, start);
  return siteId;
}

test('runs each test when it is due, once, though several processes look for it', async () => {
  const [hourly, daily] = [await schedule('hour', {}), await schedule('day', {})];
  const count = async (): Promise<readonly number[]> => [
    (await listTests(database.db, hourly)).length,
    (await listTests(database.db, daily)).length,
  ];
  const look = async (hours: number): Promise<readonly number[]> => {
    await Promise.all([1, 2, 3].map(() => runDueTests(services(), later(hours))));
    return count();
  };
  expect(await look(0)).toEqual([0, 0]);
  expect(await look(1)).toEqual([1, 0]);
  expect(await look(1)).toEqual([1, 0]);
  expect(await look(24)).toEqual([2, 1]);
  const kept = await findTest(database.db, daily);
  expect(kept).toMatchObject({ personName: null, siteVersion: 1, path: '/' });
  expect(kept?.result.outcome).toBe('unknown');
});

test('keeps that a test failed, and goes on with the others', async () => {
  const broken = await schedule('hour', {
    take(_request, response) {
      response.writeHead(500).end();
      return true;
    },
  });
  const fine = await schedule('hour', {});
  await runDueTests(services(), later(1));
  expect((await listTests(database.db, broken))[0]).toMatchObject({
    tone: 'bad',
    headline: 'Does not work: the Info API answers 500.',
  });
  expect((await listTests(database.db, fine))[0]?.tone).toBe('good');
});

test('asks nothing of an address that is not public, and says so', async () => {
  const siteId = await schedule('hour', {});
  const { config, ...others } = services();
  await runDueTests({ ...others, config: { ...config, allowedNetworks: [] } }, later(1));
  const kept = await findTest(database.db, siteId);
  expect(kept?.result).toMatchObject({ outcome: 'not-run', requests: [] });
  expect(kept?.result.problem).toContain('not an address of the public internet');
});
