import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  type Fixture,
  goodPage,
  startCompany,
} from '../../../../../packages/doctor/test/company.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

describe('a console that may ask this machine', () => {
  const team = useTestConsole({ BOOKPLATE_CONSOLE_ALLOWED_NETWORKS: '127.0.0.0/8, ::1/128' });

  const start = async (
    fixture: Fixture = {},
  ): Promise<{ id: string; origin: string; apiUrl: string }> => {
    const company = await startCompany(fixture);
    onTestFinished(() => company.close());
    const { origin } = new URL(company.docsUrl);
    const { apiUrl } = company;
    const loginUrl = new URL('/login', apiUrl).href;
    return { id: await team.addSite({ docsOrigins: origin, apiUrl, loginUrl }), origin, apiUrl };
  };
  const runTest = async (id: string, origin: string, path = '/'): Promise<string> => {
    const { status, location = '' } = await team.editor.post(`/sites/${id}/test`, { origin, path });
    expect(status).toBe(303);
    return location;
  };

  test('shows the verdict first, keeps it, and does not test again on a reload', async () => {
    const { id, origin, apiUrl } = await start();
    const location = await runTest(id, origin);
    expect(location).toMatch(new RegExp(`^/sites/${id}/test\\?test=\\d+$`));
    const { body } = await team.viewer.get(location);
    const verdict = body.indexOf('Works for anonymous readers.');
    expect(verdict).toBeGreaterThan(0);
    expect(verdict).toBeLessThan(body.indexOf('Checklist'));
    expect(body).toContain('A signed-in reader was not checked yet. Next: “Test as me”.');
    expect(body).toMatch(/tested\s+<time[^]*?by Edith[^]*?with version 1 of the settings/);
    expect(body).toMatch(/<details>\s*<summary>\d+ requests in [\d.]+ s/);
    expect(body.indexOf('<details>')).toBeLessThan(body.indexOf(`GET ${apiUrl}`));
    expect(body).not.toContain('What to do');
    const again = await team.viewer.get(`/sites/${id}/test`);
    expect(again.body).toContain('Works for anonymous readers.');
    expect(again.body).not.toContain('Earlier tests');
  });

  test('words the fixes for the stack, and names what is new since the test before', async () => {
    let isBroken = false;
    const { id, origin } = await start({
      take(_request, response) {
        if (isBroken) response.writeHead(401, { 'x-powered-by': 'Express' }).end('{}');
        return isBroken;
      },
    });
    await runTest(id, origin);
    isBroken = true;
    const { body } = await team.editor.get(await runTest(id, origin));
    expect(body).toContain('Does not work: the 401 answer');
    expect(body).toMatch(/New since the test of <time[^]*?: The 401 answer/);
    expect(body).toMatch(/What to do[^]*above the sign-in middleware/);
    expect(body).toContain('Earlier tests');
    isBroken = false;
    expect((await team.editor.get(await runTest(id, origin))).body).toMatch(
      /Gone since the test of <time/,
    );
    const last = await team.editor.get(await runTest(id, origin));
    expect(last.body).toContain('Nothing changed since the test of');
    // Each kept test has its address.
    const [, third = ''] = [...last.body.matchAll(/\?test=(\d+)/g)].map(([, number]) => number);
    expect((await team.viewer.get(`/sites/${id}/test?test=${third}`)).status).toBe(200);
    const other = await team.addSite();
    expect((await team.viewer.get(`/sites/${other}/test?test=${third}`)).status).toBe(404);
    const none = await team.viewer.get(`/sites/${id}/test?test=1e9`);
    expect(none.status).toBe(404);
    expect(none.body).toContain('There is no such test');
  });

  test('has the 500 of an Info API as the headline, not CORS', async () => {
    const { id, origin } = await start({
      take(_request, response) {
        response.writeHead(500).end('oops');
        return true;
      },
    });
    const { body } = await team.viewer.get(await runTest(id, origin));
    expect(body).toContain('Does not work: the Info API answers 500.');
    expect(body.indexOf('answers 500')).toBeLessThan(body.indexOf('Access-Control-Allow-Origin'));
    const sites = await team.viewer.get('/?state=attention');
    expect(sites.body).toContain('Connection test failed');
    expect(sites.body).toContain('<title>(');
  });

  test('tests on schedule, and has a failure as news on the first page', async () => {
    const { id, origin } = await start({
      take(_request, response) {
        response.writeHead(503).end();
        return true;
      },
    });
    const schedule = (every: string): Promise<unknown> =>
      team.editor.post(`/sites/${id}/test/schedule`, { origin, path: '/', every });
    expect((await team.viewer.post(`/sites/${id}/test/schedule`, { every: 'hour' })).status).toBe(
      403,
    );
    await schedule('often');
    expect((await team.viewer.get(`/sites/${id}/test`)).body).not.toContain('Next test');
    await schedule('hour');
    expect((await team.editor.get(`/sites/${id}/test`)).body).toMatch(/Next test: <time/);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    onTestFinished(() => void vi.useRealTimers());
    team.passTime(30_000);
    const news = 'the scheduled connection test failed';
    await expect.poll(async () => (await team.viewer.get('/')).body).toContain(news);
    const { body } = await team.viewer.get('/');
    expect(body).toMatch(/failed<\/b>, <time[^]*?Does not work: the Info API answers 503\./);
    await schedule('off');
    expect((await team.viewer.get(`/sites/${id}/test`)).body).not.toContain('Next test');
  });

  test('shows whether the docs page names this console', async () => {
    let attribute = '';
    const { id, origin } = await start({
      page: (apiUrl) => goodPage(apiUrl).replace('data-api-url', `${attribute} data-api-url`),
    });
    const consoleLine = async (): Promise<string> =>
      /The docs take their settings from this console[^]*?<\/li>/.exec(
        (await team.viewer.get(await runTest(id, origin))).body,
      )?.[0] ?? '';
    expect(await consoleLine()).toContain('names no console');
    attribute = 'data-console="https://other.foo.com/settings.json"';
    expect(await consoleLine()).toContain('another console: https://other.foo.com/settings.json');
    attribute = `data-console="${team.running.url}/v1/sites/${id}/settings.json"`;
    expect(await consoleLine()).toContain('Passed');
  });

  test('tells the test in a browser at once what the docs page lacks', async () => {
    let page = '';
    const { id, origin } = await start({ page: () => page });
    const look = async (): Promise<unknown> =>
      JSON.parse(
        (await team.editor.post(`/sites/${id}/browser-test/look`, { origin, path: '/' })).body,
      );
    expect(await look()).toEqual({ result: 'no-script', found: '' });
    page = goodPage('https://dash.foo.com/api');
    expect(await look()).toEqual({ result: 'no-console', found: '' });
    const other = 'https://other.foo.com/settings.json';
    page = page.replace('<script', `<script data-console="${other}"`);
    expect(await look()).toEqual({ result: 'other-console', found: other });
    page = page.replace(other, `${team.running.url}/v1/sites/${id}/settings.json`);
    expect(await look()).toMatchObject({ result: '' });
  });

  test('keeps how a test in a browser ended, and takes no other words for it', async () => {
    const { id, origin } = await start();
    await runTest(id, origin);
    const send = async (form: Record<string, string>): Promise<number> =>
      (await team.editor.post(`/sites/${id}/browser-test`, form)).status;
    expect(await send({ origin, outcome: 'great' })).toBe(422);
    expect(await send({ origin: 'https://evil.com', outcome: 'identified' })).toBe(422);
    expect(await send({ origin, outcome: 'identified' })).toBe(204);
    const { body } = await team.viewer.get(`/sites/${id}/test`);
    expect(body).toMatch(/A signed-in reader was recognised in the browser of Edith, <time/);
    expect(body).not.toContain('was not checked');
    const form = { origin, outcome: 'identified' };
    expect((await team.viewer.post(`/sites/${id}/browser-test`, form)).status).toBe(403);
    expect((await team.viewer.post(`/sites/${id}/browser-test/look`, form)).status).toBe(403);
  });

  test('what servers answer is text (XSS)', async () => {
    const { id, origin } = await start({
      take(_request, response) {
        response.writeHead(302, { location: '/"><script>alert(1)</script>' }).end();
        return true;
      },
    });
    const { body } = await team.editor.get(await runTest(id, origin));
    expect(body).toContain('Does not work:');
    expect(body).not.toContain('<script>alert');
  });
});

describe('a console as it comes', () => {
  const team = useTestConsole();

  test.each([
    '127.0.0.1',
    'dash.foo.localhost',
    '[::1]',
    '169.254.169.254',
    '10.0.0.1',
    '2130706433',
  ])('asks nothing of %s (SSRF)', async (host) => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    onTestFinished(() => void server.close());
    const url = `http://${host}:${(server.address() as AddressInfo).port}`;
    // A docs origin without encryption is for localhost only, so the others stand where they may.
    const docsOrigins = /^(169|10)\./.test(host)
      ? `https://${host}`
      : `http://${new URL(url).host}`;
    const api = docsOrigins.startsWith('https') ? `https://${host}/api` : `${url}/api`;
    const id = await team.addSite({ docsOrigins, apiUrl: api, loginUrl: api });
    const form = { origin: new URL(docsOrigins).origin, path: '/' };
    const { status, body } = await team.editor.post(`/sites/${id}/test`, form);
    expect(status).toBe(422);
    expect(body).toContain('not an address of the public internet');
    expect(asked).toBe(0);
  });

  test.each([
    ['https://evil.com', '/'],
    ['https://docs.foo.com', 'docs'],
    ['https://docs.foo.com', '@evil.com/'],
    ['', '/'],
  ])('tests only the origins of the site: not %s with %s', async (origin, path) => {
    const id = await team.addSite();
    const { status, body } = await team.editor.post(`/sites/${id}/test`, { origin, path });
    expect(status).toBe(422);
    expect(body).toContain('Choose one of the docs origins');
  });

  test('runs twenty tests of one person in ten minutes, and says when it goes on', async () => {
    const id = await team.addSite();
    const statuses: number[] = [];
    let last = '';
    for (let n = 0; n < 21; n += 1) {
      const form = { origin: siteForm.docsOrigins, path: '/' };
      const { status, body } = await team.owner.post(`/sites/${id}/test`, form);
      statuses.push(status);
      last = body;
    }
    expect(new Set(statuses.slice(0, 20))).not.toContain(429);
    expect(statuses[20]).toBe(429);
    expect(last).toMatch(/Too many tests \(20 in ten minutes\)\. Try again at <time datetime="/);
  });

  test('viewers and strangers make it ask nothing, and not through another site either', async () => {
    const id = await team.addSite();
    const form = { origin: siteForm.docsOrigins, path: '/' };
    expect((await team.viewer.get(`/sites/${id}/test`)).body).toContain('You are a viewer');
    expect((await team.viewer.post(`/sites/${id}/test`, form)).status).toBe(403);
    expect((await team.stranger().post(`/sites/${id}/test`, form)).status).toBe(401);
    const foreign = { origin: 'https://evil.com', 'sec-fetch-site': 'cross-site' };
    expect((await team.editor.post(`/sites/${id}/test`, form, foreign)).status).toBe(403);
  });
});
