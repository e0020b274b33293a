import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDataFolder } from '../../../test/data-folder.ts';
import { freePort } from '../../../test/free-port.ts';
import { Visitor } from '../../../test/visitor.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { health } from '../database/tables.ts';
import { healthOf } from '../health/health-of.ts';
import { type RunningConsole, startConsole } from '../start-console.ts';
import { type Demo, fillDemo } from './fill-demo.ts';

const site = (name: string, apiUrl: string): Demo['sites'][number]['values'] => ({
  name,
  docsOrigins: [`http://docs.${name.toLowerCase()}.localhost:4311`],
  apiUrl,
  loginUrl: `http://dash.${name.toLowerCase()}.localhost:4310/login?next={returnTo}`,
  reportSampleRate: 1,
});
const apiUrl = 'http://dash.acme.localhost:4310/api/docs/user-info';
const mistakenApiUrl = 'http://dash.acme.localhost:4310/api/user';
const demo: Demo = {
  owner: { name: 'Olga', email: 'owner@example.com', password: 'owner-password' },
  colleagues: [{ name: 'Edith', email: 'edith@example.com', role: 'editor' }],
  sites: [
    { id: 'acme', values: site('Acme', apiUrl), mistakenApiUrl },
    { id: 'globex', values: site('Globex', apiUrl) },
  ],
};

const folder = useDataFolder();

describe('a console that starts with a demo', () => {
  let running: RunningConsole;
  let owner: Visitor;

  beforeAll(async () => {
    const port = await freePort();
    const config = readConfig({
      BOOKPLATE_CONSOLE_URL: `http://127.0.0.1:${port}`,
      BOOKPLATE_CONSOLE_PORT: `${port}`,
      BOOKPLATE_CONSOLE_DATA: folder,
      BOOKPLATE_CONSOLE_LOG_LEVEL: 'silent',
    });
    running = await startConsole(config, demo);
    owner = new Visitor(running.url);
  });
  afterAll(() => running.close());

  test('signs the demo owner in and prints no owner link', async () => {
    expect(running.ownerLink).toBeUndefined();
    const { email, password } = demo.owner;
    expect(await owner.post('/sign-in', { email, password })).toMatchObject({ status: 303 });
    expect((await owner.get('/')).body).toContain('Globex');
  });

  test('publishes the settings of each site under its id', async () => {
    const { status, body } = await owner.get('/v1/sites/acme/settings.json');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ apiUrl, reportSampleRate: 1 });
  });

  test('has a history with the mistake and its correction, and a pending invitation', async () => {
    const { body } = await owner.get('/sites/acme/history');
    expect(body).toMatch(/Olga\s+restored[^]*Edith\s+changed[^]*Olga\s+added/);
    expect(body).toContain(mistakenApiUrl);
    expect((await owner.get('/team')).body).toContain('the support team');
  });

  test('shows on its first page that readers are recognised and that the tests passed', async () => {
    const { body } = await owner.get('/');
    expect(body.match(/\d+ % recognised/g)).toHaveLength(2);
    expect(body.match(/about \d[\d.]*\u00a0k handshakes today/g)).toHaveLength(2);
    expect(body.match(/>passed<\/a>/g)).toHaveLength(2);
    expect((await owner.get('/sites/globex')).body).not.toContain('Next steps');
  });

  test('has kept the test that failed in the incident, and the one after it', async () => {
    const { body } = await owner.get('/sites/acme/test');
    expect(body).toMatch(
      /Gone since the test of <time[^]*?: The dashboard has nothing at the API URL \(404\)\./,
    );
    expect(body).toContain('Does not work: the dashboard has nothing at the API URL (404).');
    expect(body).toContain('A signed-in reader was recognised in the browser of Olga');
  });

  test('offers the last 30 days of reports', async () => {
    const { body } = await owner.get('/sites/acme/health?range=month');
    expect(body).toContain('Last 30 days');
    expect(body).not.toContain('No reports');
  });
});

describe('its database, once it is closed', () => {
  let database: Database;
  const count = async (): Promise<number> => (await database.db.select().from(health)).length;

  beforeAll(async () => {
    database = await openDatabase({ dataFolder: folder });
  });
  afterAll(() => database.close());

  test('has reports of 30 days, with an incident at one site only', async () => {
    const worst = async (id: string): Promise<number> => {
      const { slots } = await healthOf(database.db, id, 'month');
      // The first slot began before the month, and the last is not over.
      const whole = slots.slice(1, -1);
      expect(whole.every(({ identified }) => identified > 0)).toBe(true);
      const shares = whole.map(
        ({ identified, anonymous, unreachable }) =>
          unreachable / (identified + anonymous + unreachable),
      );
      return Math.max(...shares);
    };
    expect(await worst('acme')).toBeGreaterThan(0.05);
    expect(await worst('globex')).toBeLessThan(0.02);
  });

  test('gets only the missing reports at a later start', async () => {
    const before = await count();
    await fillDemo(database.db, demo);
    const atOnce = (await count()) - before;
    await fillDemo(database.db, demo, Date.now() + 3_600_000);
    const anHourLater = (await count()) - before;
    // At most 6 rows a minute and site.
    expect(atOnce).toBeLessThan(200);
    expect(anHourLater - atOnce).toBeGreaterThan(100);
    expect(anHourLater - atOnce).toBeLessThan(60 * 2 * 6 + 12);
  });
});
