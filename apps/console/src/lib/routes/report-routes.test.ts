import { Agent, request } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { siteForm, useTestConsole } from '../../../test/team.ts';

const webhooks: Record<string, unknown>[] = [];
const receiver = createServer((incoming, response) => {
  let body = '';
  incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
  incoming.on('end', () => {
    webhooks.push(JSON.parse(body) as Record<string, unknown>);
    response.end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
receiver.unref();
const team = useTestConsole({
  BOOKPLATE_CONSOLE_WEBHOOK_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
});

const docsOrigin = 'https://docs.foo.com';
const identified = { outcome: 'identified', durationMs: 40, docsOrigin };
const down = { outcome: 'unreachable', reason: 'status-502', durationMs: 5, docsOrigin };
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Reports as `sendBeacon` does: text, with the page's origin. The address is what a proxy would say. */
function report(
  id: string,
  value: unknown,
  { address = '198.51.100.1', origin = docsOrigin, cookie = '' } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const url = new URL(`/v1/sites/${id}/reports`, team.running.url);
    const headers = {
      'content-type': 'text/plain;charset=UTF-8',
      'x-test-address': address,
      ...(origin && { origin }),
      ...(cookie && { cookie }),
    };
    request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end(typeof value === 'string' ? value : JSON.stringify(value));
  });
}

const numbersOn = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<dt>([^<]+)<\/dt>\s*<dd>[^<]*<small>(\d*)/g)].map(([, name, n]) => [
      name,
      n,
    ]),
  );

test('refuses reports of a site that asks for none, but not those of pages that were asked a moment ago', async () => {
  const quiet = await team.addSite({ name: 'Quiet docs', reportShare: '0' });
  expect(await report(quiet, identified)).toBe(403);
  expect((await team.viewer.get(`/sites/${quiet}/health`)).body).toContain(
    'No reports in this time',
  );
  const id = await team.addSite({ name: 'Turned off' });
  expect(await report(id, identified)).toBe(204);
  const form = { ...siteForm, name: 'Turned off', reportShare: '0', version: '1' };
  expect((await team.editor.post(`/sites/${id}`, form)).status).toBe(303);
  expect(await report(id, identified)).toBe(204);
});

test('counts what pages report and shows it, in charts and in tables', async () => {
  const id = await team.addSite();
  expect((await team.viewer.get(`/sites/${id}/health`)).body).toContain('No reports in this time');
  for (let n = 0; n < 8; n += 1)
    expect(await report(id, identified, { address: `10.0.0.${n}` })).toBe(204);
  expect(await report(id, { ...identified, outcome: 'anonymous' })).toBe(204);
  expect(await report(id, down)).toBe(204);
  // Written down every five seconds.
  await expect
    .poll(async () => numbersOn((await team.viewer.get(`/sites/${id}/health`)).body), {
      timeout: 15_000,
    })
    .toMatchObject({ identified: '8', anonymous: '1', unreachable: '1' });
  const { body } = await team.viewer.get(`/sites/${id}/health?range=day`);
  expect(body).toContain('<code>status-502</code>');
  expect(body).toMatch(/<dt>median time<\/dt>\s*<dd>40 ms|<dd>4\d ms/);
  for (const name of ['outcomes', 'durations']) {
    const chart = await team.viewer.get(`/sites/${id}/health/${name}.svg?range=day`);
    expect(chart.headers.get('content-type')).toBe('image/svg+xml');
    expect(chart.body).toMatch(/^<svg[^>]+><style>/);
  }
  expect((await team.viewer.get(`/sites/${id}/health/constructor`)).status).toBe(404);
  expect((await team.stranger().get(`/sites/${id}/health/outcomes.svg`)).status).toBe(302);
});

test('refuses what is no report of a page of the site, whatever cookie comes with it', async () => {
  const id = await team.addSite();
  const cookie = [...team.owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  expect(await report(id, identified, { cookie })).toBe(204);
  expect(await report(id, { ...identified, email: 'ada@foo.com' })).toBe(400);
  expect(await report(id, 'x'.repeat(2_000))).toBe(400);
  expect(await report(id, identified, { origin: '' })).toBe(403);
  expect(await report(id, identified, { origin: 'https://evil.com' })).toBe(403);
  const elsewhere = 'https://evil.com';
  expect(await report(id, { ...identified, docsOrigin: elsewhere }, { origin: elsewhere })).toBe(
    403,
  );
  expect(await report('0123456789abcdef', identified)).toBe(404);
});

test('100,000 forged reports neither fill the disk nor hide the real ones', async () => {
  const id = await team.addSite();
  const statuses = new Map<number, number>();
  let left = 100_000;
  const forge = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const reason = `status-${100 + (left % 500)}`;
      const status = await report(
        id,
        { ...down, reason, durationMs: left % 5_000 },
        { address: '203.0.113.9' },
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const real = async (): Promise<void> => {
    for (let n = 0; n < 40; n += 1) {
      expect(await report(id, identified, { address: `10.1.0.${n}` })).toBe(204);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const started = Date.now();
  await Promise.all([real(), ...Array.from({ length: 32 }, forge)]);
  const minutes = Math.ceil((Date.now() - started) / 60_000) + 1;
  expect(statuses.get(204) ?? 0).toBeLessThanOrEqual(60 * minutes);
  expect(statuses.get(429)).toBeGreaterThan(100_000 - 60 * minutes - 1);
  await expect
    .poll(
      async () => numbersOn((await team.viewer.get(`/sites/${id}/health`)).body)['identified'],
      { timeout: 15_000 },
    )
    .toBe('40');
  // Ten statuses of their own in a minute, the others together.
  const { body } = await team.viewer.get(`/sites/${id}/health`);
  const [, table = ''] = /Why unreachable([^]*)/.exec(body) ?? [];
  expect([...table.matchAll(/<code>/g)].length).toBeLessThanOrEqual(11 * minutes);
}, 240_000);

test('a jump of unreachable is a banner and a call of the webhook, once', async () => {
  const id = await team.addSite({ name: 'Jumpy docs' });
  const many = async (value: unknown, from: number): Promise<void> => {
    for (let n = 0; n < 30; n += 1) await report(id, value, { address: `10.2.${from}.${n}` });
  };
  await many(down, 1);
  await expect
    .poll(async () => (await team.viewer.get('/')).body, { timeout: 50_000, interval: 1_000 })
    .toContain('Jumpy docs: 100 % of handshakes were unreachable');
  expect((await team.viewer.get(`/sites/${id}/health`)).body).toContain(
    'Was something deployed then?',
  );
  const own = (): unknown[] => webhooks.filter(({ site }) => (site as { id: string }).id === id);
  await expect.poll(own, { timeout: 10_000 }).toHaveLength(1);
  expect(own()[0]).toMatchObject({
    event: 'unreachable-began',
    share: 1,
    usual: 0,
    site: { name: 'Jumpy docs', healthUrl: `${team.running.url}/sites/${id}/health` },
  });
  onTestFinished(() => void receiver.close());
}, 90_000);
