import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { down, expectHarmlessFlood, identified, numbersOn, report } from '../../../test/reports.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

interface Message {
  readonly type: string;
  readonly data: { readonly site: { readonly id: string } };
}
const webhooks: Message[] = [];
const receiver = createServer((incoming, response) => {
  let body = '';
  incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
  incoming.on('end', () => {
    webhooks.push(JSON.parse(body) as Message);
    response.end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
receiver.unref();
const team = useTestConsole({
  BOOKPLATE_CONSOLE_WEBHOOK_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
  BOOKPLATE_CONSOLE_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
});

test('refuses reports of a site that asks for none, but not those of pages that were asked a moment ago', async () => {
  const quiet = await team.addSite({ name: 'Quiet docs', reportSampleRate: '0' });
  expect(await report(team, quiet, identified)).toBe(403);
  expect((await team.viewer.get(`/sites/${quiet}/health`)).body).toContain(
    'No reports in this time',
  );
  const id = await team.addSite({ name: 'Turned off' });
  expect(await report(team, id, identified)).toBe(204);
  const form = { ...siteForm, name: 'Turned off', reportSampleRate: '0', version: '1' };
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
    expect(chart.body).toMatch(/^<svg[^>]+>[^]*<style>/);
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

test('says how many reports of a site were not counted, and why', async () => {
  const id = await team.addSite({ name: 'Busy docs' });
  const quiet = await team.addSite({ name: 'Quiet docs', reportSampleRate: '0' });
  expect((await team.viewer.get(`/sites/${id}/health`)).body).not.toContain('Not counted');
  const sent = await Promise.all(
    Array.from({ length: 200 }, () => report(team, id, identified, { address: '192.0.2.7' })),
  );
  const tooMany = sent.filter((status) => status === 429).length;
  // 60 are counted in one minute, and up to 120 if it ended meanwhile.
  expect(tooMany).toBeGreaterThanOrEqual(80);
  expect(tooMany).toBeLessThanOrEqual(140);
  for (let n = 0; n < 3; n += 1) expect(await report(team, quiet, identified)).toBe(403);
  team.passTime(5_000);
  const notesOf = async (siteId: string): Promise<string> =>
    (await team.viewer.get(`/sites/${siteId}/health`)).body.replaceAll(/\s+/g, ' ');
  await expect
    .poll(() => notesOf(id))
    .toMatch(new RegExp(`Not counted since <time[^>]+>[^<]+</time>: ${tooMany} over the limit`));
  await expect.poll(() => notesOf(quiet)).toContain(': 3 while pages were asked for none.');
});

test('limits what one client sends to all sites together', async () => {
  const ids = [];
  for (let n = 0; n < 5; n += 1) ids.push(await team.addSite({ name: `Docs ${n}` }));
  const statuses = [];
  for (const id of ids)
    for (let n = 0; n < 50; n += 1)
      statuses.push(await report(team, id, identified, { address: '192.0.2.8' }));
  const counted = statuses.filter((status) => status === 204).length;
  // In one minute; in two, if one ended meanwhile.
  expect(counted).toBeGreaterThanOrEqual(120);
  expect(counted).toBeLessThanOrEqual(240);
  expect(await report(team, ids[0]!, identified, { address: '192.0.2.9' })).toBe(204);
});

test('says why the reports of one client alone begin no incident', async () => {
  const id = await team.addSite({ name: 'Wolf docs' });
  for (let n = 0; n < 25; n += 1)
    expect(await report(team, id, down, { address: '192.0.2.66' })).toBe(204);
  team.passTime(5_000);
  await expect
    .poll(async () => (await team.viewer.get(`/sites/${id}/health`)).body)
    .toContain('BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER');
  const { body } = await team.viewer.get(`/sites/${id}/health`);
  expect(body).toContain(
    '100 % of the last handshakes were unreachable, but no incident can begin',
  );
  expect(body).toMatch(/reported by 1 client,/);
});

test('an incident that ended stays on the first page: as news until somebody acknowledges it, then on the card', async () => {
  const name = 'Healed docs';
  const id = await team.addSite({ name });
  for (let n = 0; n < 30; n += 1) await report(team, id, down, { address: `10.3.0.${n}` });
  team.passTime(5_000);
  const first = async (): Promise<string> => (await team.viewer.get('/')).body;
  await expect
    .poll(async () => (await team.viewer.get(`/sites/${id}/health`)).body)
    .toContain('status-502');
  team.passTime(30_000);
  await expect.poll(first).toContain(`${name}: 100 % of handshakes unreachable`);
  expect(await first()).not.toContain('Last incident');
  const off = { ...siteForm, name, reportSampleRate: '0', version: '1' };
  expect((await team.editor.post(`/sites/${id}`, off)).status).toBe(303);
  team.passTime(30_000);
  await expect.poll(first).toContain(`${name}: an incident ended.`);
  expect(await first()).toMatch(
    new RegExp(`Up to 100 % of handshakes[^]*<time[^]*<a href="/sites/${id}/incidents">See what`),
  );
  expect(await first()).toContain('Last incident');
  const { body } = await team.editor.get(`/sites/${id}/incidents`);
  const [acknowledge = ''] = new RegExp(`/sites/${id}/incidents/\\d+/acknowledge`).exec(body) ?? [];
  await team.editor.post(acknowledge);
  expect(await first()).not.toContain('an incident ended');
  expect(await first()).toContain('Last incident');
});

test('a jump of unreachable is a banner and a call of the webhook, once', async () => {
  const id = await team.addSite({ name: 'Jumpy docs' });
  const forged = await team.addSite({ name: 'Forged docs' });
  for (let n = 0; n < 30; n += 1) await report(team, forged, down, { address: '192.0.2.99' });
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
    .toContain('Jumpy docs: 100 % of handshakes unreachable');
  expect((await team.viewer.get(`/sites/${id}/health`)).body).toContain(
    'Was something deployed then?',
  );
  const own = (): Message[] => webhooks.filter(({ data }) => data.site.id === id);
  await expect.poll(own).toHaveLength(1);
  expect((await team.viewer.get('/')).body).not.toContain('Forged docs: 100 %');
  expect(own()[0]).toMatchObject({
    type: 'incident.began',
    data: {
      share: 1,
      usual: 0,
      site: { name: 'Jumpy docs', healthUrl: `${team.running.url}/sites/${id}/health` },
    },
  });

  const [, incident = ''] =
    new RegExp(`/sites/${id}/incidents/(\\d+)/acknowledge`).exec(
      (await team.editor.get('/')).body,
    ) ?? [];
  const acknowledge = `/sites/${id}/incidents/${incident}/acknowledge`;
  expect((await team.viewer.get('/')).body).not.toContain(acknowledge);
  expect((await team.viewer.post(acknowledge)).status).toBe(403);
  expect((await team.editor.post(`/sites/${id}/incidents/999999/acknowledge`)).status).toBe(404);
  expect(await team.editor.post(acknowledge)).toMatchObject({
    status: 303,
    location: `/sites/${id}/incidents`,
  });
  expect((await team.viewer.get('/')).body).not.toContain('Jumpy docs: 100 %');
  expect((await team.viewer.get(`/sites/${id}/health`)).body).not.toContain(
    'Was something deployed',
  );
  expect((await team.viewer.get('/history')).body).toMatch(
    /Edith acknowledged the incident of <a [^>]+>Jumpy docs/,
  );

  const removed = await team.editor.post(`/sites/${id}/remove`);
  expect(removed.status).toBe(303);
  team.passTime(30_000);
  await expect.poll(own).toHaveLength(2);
  expect(own()[1]).toMatchObject({ type: 'incident.ended', data: { endedBecause: 'removed' } });
  expect(own()[1]).toMatchObject({
    text: `Jumpy docs: the incident is over: the site was removed. ${team.running.url}/sites/${id}/health`,
  });
  for (const path of ['/incidents', `/sites/${id}/incidents`]) {
    const { body } = await team.viewer.get(path);
    expect(body).toContain('The Info API answers with the status 502.');
    expect(body).toMatch(/by Edith, <time/);
    expect(body).toContain(`<a href="/sites/${id}/health?range=day">Health at that time</a>`);
    expect(body).toContain('the site was removed');
  }
  onTestFinished(() => void receiver.close());
});
