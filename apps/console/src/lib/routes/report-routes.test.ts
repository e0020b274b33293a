import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { down, expectHarmlessFlood, identified, numbersOn, report } from '../../../test/reports.ts';
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

test('refuses reports of a site that asks for none, but not those of pages that were asked a moment ago', async () => {
  const quiet = await team.addSite({ name: 'Quiet docs', reportShare: '0' });
  expect(await report(team, quiet, identified)).toBe(403);
  expect((await team.viewer.get(`/sites/${quiet}/health`)).body).toContain(
    'No reports in this time',
  );
  const id = await team.addSite({ name: 'Turned off' });
  expect(await report(team, id, identified)).toBe(204);
  const form = { ...siteForm, name: 'Turned off', reportShare: '0', version: '1' };
  expect((await team.editor.post(`/sites/${id}`, form)).status).toBe(303);
  expect(await report(team, id, identified)).toBe(204);
});

test('counts what pages report and shows it, in charts and in tables', async () => {
  const id = await team.addSite();
  expect((await team.viewer.get(`/sites/${id}/health`)).body).toContain('No reports in this time');
  for (let n = 0; n < 8; n += 1)
    expect(await report(team, id, identified, { address: `10.0.0.${n}` })).toBe(204);
  expect(await report(team, id, { ...identified, outcome: 'anonymous' })).toBe(204);
  expect(await report(team, id, down)).toBe(204);
  // Written down every five seconds.
  team.passTime(5_000);
  await expect
    .poll(async () => numbersOn((await team.viewer.get(`/sites/${id}/health`)).body))
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
  expect(await report(team, id, identified, { cookie })).toBe(204);
  expect(await report(team, id, { ...identified, email: 'ada@foo.com' })).toBe(400);
  expect(await report(team, id, 'x'.repeat(2_000))).toBe(400);
  expect(await report(team, id, identified, { origin: '' })).toBe(403);
  expect(await report(team, id, identified, { origin: 'https://evil.com' })).toBe(403);
  const elsewhere = 'https://evil.com';
  expect(
    await report(team, id, { ...identified, docsOrigin: elsewhere }, { origin: elsewhere }),
  ).toBe(403);
  expect(await report(team, '0123456789abcdef', identified)).toBe(404);
});

test('forged reports neither fill the disk nor hide the real ones', () =>
  expectHarmlessFlood(team, 3_000));

test('a jump of unreachable is a banner and a call of the webhook, once', async () => {
  const id = await team.addSite({ name: 'Jumpy docs' });
  const many = async (value: unknown, from: number): Promise<void> => {
    for (let n = 0; n < 30; n += 1) await report(team, id, value, { address: `10.2.${from}.${n}` });
  };
  await many(down, 1);
  // First the reports are written down, then the health is looked at.
  team.passTime(5_000);
  await expect
    .poll(async () => (await team.viewer.get(`/sites/${id}/health`)).body)
    .toContain('status-502');
  team.passTime(30_000);
  await expect
    .poll(async () => (await team.viewer.get('/')).body)
    .toContain('Jumpy docs: 100 % of handshakes were unreachable');
  expect((await team.viewer.get(`/sites/${id}/health`)).body).toContain(
    'Was something deployed then?',
  );
  const own = (): unknown[] => webhooks.filter(({ site }) => (site as { id: string }).id === id);
  await expect.poll(own).toHaveLength(1);
  expect(own()[0]).toMatchObject({
    event: 'unreachable-began',
    share: 1,
    usual: 0,
    site: { name: 'Jumpy docs', healthUrl: `${team.running.url}/sites/${id}/health` },
  });
  onTestFinished(() => void receiver.close());
});
