import { Agent, request } from 'node:http';
import { expect } from 'vitest';
import type { TestConsole } from './team.ts';

const docsOrigin = 'https://docs.foo.com';
export const identified = { outcome: 'identified', durationMs: 40, docsOrigin };
export const down = { outcome: 'unreachable', reason: 'status-502', durationMs: 5, docsOrigin };
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Reports as a page does: text, with the page's origin. The address is what a proxy would say. */
export function report(
  team: TestConsole,
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

/** How often each outcome was reported, as the page of a site's health says. */
export const numbersOn = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<dt>([^<]+)<\/dt>\s*<dd>[^<]*<small>(\d*)/g)].map(([, name, n]) => [
      name,
      n,
    ]),
  );

/**
 * Expects that forged reports from one address neither fill the disk nor hide the real ones.
 *
 * @param team with the console
 * @param forged how many
 */
export async function expectHarmlessFlood(team: TestConsole, forged: number): Promise<void> {
  const id = await team.addSite();
  const statuses = new Map<number, number>();
  let left = forged;
  const forge = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const reason = `status-${100 + (left % 500)}`;
      const value = { ...down, reason, durationMs: left % 5_000 };
      const status = await report(team, id, value, { address: '203.0.113.9' });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const real = async (): Promise<void> => {
    for (let n = 0; n < 40; n += 1)
      expect(await report(team, id, identified, { address: `10.1.0.${n}` })).toBe(204);
  };
  const started = Date.now();
  await Promise.all([real(), ...Array.from({ length: 32 }, forge)]);
  const minutes = Math.ceil((Date.now() - started) / 60_000) + 1;
  expect(statuses.get(204) ?? 0).toBeLessThanOrEqual(60 * minutes);
  expect(statuses.get(429)).toBeGreaterThan(forged - 60 * minutes - 1);
  team.passTime(5_000);
  await expect
    .poll(async () => numbersOn((await team.viewer.get(`/sites/${id}/health`)).body)['identified'])
    .toBe('40');
  // Ten statuses of their own in a minute, the others together.
  const { body } = await team.viewer.get(`/sites/${id}/health`);
  const [, table = ''] = /Why unreachable([^]*?)<\/table>/.exec(body) ?? [];
  expect([...table.matchAll(/<code>/g)].length).toBeLessThanOrEqual(11 * minutes);
}
