import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { useDataFolder } from '../../../test/data-folder.ts';
import { freePort } from '../../../test/free-port.ts';
import { type Answer, Visitor } from '../../../test/visitor.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/database.ts';
import { health } from '../database/tables.ts';
import { type Demo, fillDemo } from '../demo/fill-demo.ts';
import { type RunningConsole, startConsole } from '../start-console.ts';
import { timeZoneCookie } from '../web/time-zone.ts';

// A Sunday: in New York the clocks went forward at 07:00 UTC. The demo's incident was on Tuesday, 3 March, 14:12 UTC.
const now = Date.parse('2026-03-08T12:10:00Z');
const preview = 'https://next.foo.com';
const demo: Demo = {
  owner: { name: 'Olga', email: 'owner@example.com', password: 'owner-password' },
  colleagues: [{ name: 'Edith <b>', email: 'edith@example.com', role: 'editor' }],
  sites: [
    {
      id: 'foo',
      values: {
        name: '=Foo',
        docsOrigins: ['https://docs.foo.com', preview],
        apiUrl: 'https://dash.foo.com/api/docs/user-info',
        loginUrl: 'https://dash.foo.com/login?next={returnTo}',
        reportSampleRate: 1,
      },
      mistakenApiUrl: 'https://dash.foo.com/api/user',
    },
  ],
};

const folder = useDataFolder();
let running: RunningConsole;
let owner: Visitor;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  const { db, close } = await openDatabase({ dataFolder: folder });
  await fillDemo(db, demo);
  await db.insert(health).values({
    siteId: 'foo',
    minute: new Date(now - 600_000),
    docsOrigin: preview,
    outcome: 'unreachable',
    reason: 'status-502',
    span: 0,
    count: 7,
  });
  await close();
  const port = await freePort();
  running = await startConsole(
    readConfig({
      BOOKPLATE_CONSOLE_URL: `http://127.0.0.1:${port}`,
      BOOKPLATE_CONSOLE_PORT: `${port}`,
      BOOKPLATE_CONSOLE_DATA: folder,
      BOOKPLATE_CONSOLE_LOG_LEVEL: 'silent',
    }),
  );
  owner = new Visitor(running.url);
  const { email, password } = demo.owner;
  expect(await owner.post('/sign-in', { email, password })).toMatchObject({ status: 303 });
});
afterAll(async () => {
  await running.close();
  vi.useRealTimers();
});

const look = (query: string, path = ''): Promise<Answer> =>
  owner.get(`/sites/foo/health${path}?${query}`);
const useZone = (zone: string): unknown =>
  owner.cookies.set(timeZoneCookie, encodeURIComponent(zone));

test.each([
  ['hour', 'against a week before'],
  ['day', 'against a week before'],
  ['week', 'against the week before'],
  ['month', 'against the 30 days before'],
])('compares the last %s with the time before', async (range, words) => {
  expect((await look(`range=${range}`)).body).toContain(words);
});

test('shows 90 days, and the last day where the address names no range', async () => {
  const { body } = await look('range=quarter');
  expect(body).not.toContain('against');
  expect(body.match(/<tr><th scope="row"><time/g)).toHaveLength(2 * 90);
  const other = await look('range=constructor');
  expect(other.body).toMatch(/aria-current="true">Last day</);
});

test('marks incidents and changes of the settings in the charts, with a list', async () => {
  const { body } = await look('range=week');
  expect(body).toMatch(
    /<ol class="happened">[^]*Edith &lt;b&gt; changed the settings: API URL[^]*Incident: up to 64 % [^]*Olga restored earlier settings: API URL/,
  );
  const [chart = ''] = /<svg[^>]+aria-labelledby="outcomes[^]*?<\/svg>/.exec(body) ?? [];
  expect(chart).toMatch(/>1–3<\/text>/);
  expect(chart).toContain('<title id="outcomes-title">How handshakes ended</title>');
  expect(chart).not.toContain('<b>');
});

test.each([
  ['UTC', '', 'UTC', '3 Mar 2026, 14:12 UTC', '3 Mar 2026, 14:04 UTC'],
  ['Asia/Tokyo', 'Asia/Tokyo', 'GMT+9', '3 Mar 2026, 23:12 GMT+9', '3 Mar 2026, 23:04 GMT+9'],
])(
  'writes every time in the zone of the viewer: %s',
  async (zone, cookie, name, incident, change) => {
    useZone(cookie);
    const { body } = await look('range=week');
    const times = [...body.matchAll(/<time [^>]+>([^<]+)</g)].map(([, text]) => text);
    expect(times.length).toBeGreaterThan(50);
    for (const text of times) expect(text).toMatch(new RegExp(`${name.replace('+', '\\+')}$`));
    expect(times).toContain(incident);
    expect((await owner.get('/sites/foo/history')).body).toContain(change);
    expect(body).toContain(`>Time zone: ${zone}</text>`);
    expect(body).toContain(`Times are in the time zone ${zone}.`);
  },
);

test('has the hour that the clocks skip in no axis, table, and file', async () => {
  useZone('America/New_York');
  const { body } = await look('range=day');
  const [, table = ''] = /As a table([^]*?)<\/table>/.exec(body) ?? [];
  const times = [...table.matchAll(/<time [^>]+>([^<]+)</g)].map(([, text]) => text);
  expect(times).toHaveLength(48);
  const last = times.indexOf('8 Mar 2026, 01:30 GMT-5');
  expect(times[last + 1]).toBe('8 Mar 2026, 03:00 GMT-4');
  const [chart = ''] = /<svg[^>]+aria-labelledby="outcomes[^]*?<\/svg>/.exec(body) ?? [];
  const labels = [
    ...chart.matchAll(/<text text-anchor="(?:start|middle|end)" [^>]+>([^<]+)</g),
  ].map(([, text]) => text);
  expect(labels.join(' ')).toContain('12:00 16:00 20:00 8 Mar 04:00 08:00');
  const lines = (await look('range=day', '/figures.csv')).body.split('\r\n');
  expect(lines.filter((line) => line.includes('2026-03-08T02:'))).toEqual([]);
  expect(lines.some((line) => line.includes('2026-03-08T01:30:00-05:00'))).toBe(true);
  expect(lines.some((line) => line.includes('2026-03-08T03:00:00-04:00'))).toBe(true);
});

test('looks at one docs origin', async () => {
  const all = await look('range=day');
  expect(all.body).toContain('https://docs.foo.com (readers)</option>');
  const query = `range=day&origin=${encodeURIComponent(preview)}`;
  const { body } = await look(query);
  expect(body).toMatch(/unreachable<\/dt>\s*<dd>100 % <small>7</);
  expect(body).toContain(`<option value="${preview}" selected>`);
  // The range and the files keep the origin.
  expect(body).toContain(`href="?range=week&amp;origin=${encodeURIComponent(preview)}"`);
  expect(body).toContain(`figures.csv?range=day&amp;origin=${encodeURIComponent(preview)}`);
  expect((await look('origin=%00')).status).toBe(200);
});

test('says what each reason means and how to fix it', async () => {
  const { body } = await look('range=week');
  expect(body).toMatch(/<b>network<\/b>: The docs cannot reach the Info API/);
  expect(body).toMatch(/<b>status-502<\/b>: The Info API answers with another status/);
});

test('writes the figures that are shown as CSV, which no spreadsheet runs', async () => {
  useZone('UTC');
  const { headers, body } = await look('range=week', '/figures.csv');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(headers.get('content-disposition')).toBe('attachment; filename="foo-week.csv"');
  const [heads = '', ...lines] = body.trimEnd().split('\r\n');
  expect(heads).toBe(
    'Site,Docs origin,From (UTC),Seconds,Identified,Anonymous,Unreachable,Median ms,95th percentile ms,Unreachable: network,Unreachable: timeout,Unreachable: status-502',
  );
  expect(lines).toHaveLength(56);
  expect(lines[0]).toMatch(/^'=Foo,all,2026-03-01T15:00:00Z,10800,\d+,\d+,\d+,\d+,\d+,\d+,\d+,0$/);
  const identified = lines.reduce((sum, line) => sum + Number(line.split(',')[4]), 0);
  const page = (await look('range=week')).body;
  expect(page).toMatch(
    new RegExp(`identified</dt>\\s*<dd>\\d+ % <small>${identified.toLocaleString('en')}<`),
  );
});

test.each(['outcomes', 'durations'])(
  'serves the chart of %s as a file with its own style',
  async (name) => {
    const { headers, body } = await look('range=month', `/${name}.svg`);
    expect(headers.get('content-type')).toBe('image/svg+xml');
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(body) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
    expect(body).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    // Where no style is read at all, shapes have colours of their own.
    expect(body).toMatch(/class="identified" fill="#/);
  },
);

test('has no other files, and none for people who are signed out', async () => {
  expect((await look('', '/nothing.svg')).status).toBe(404);
  const stranger = new Visitor(running.url);
  for (const path of ['', '/figures.csv', '/outcomes.svg'])
    expect((await stranger.get(`/sites/foo/health${path}`)).status).toBe(302);
});
