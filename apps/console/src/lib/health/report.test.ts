import { expect, test } from 'vitest';
import { quantile, spanOf } from './durations.ts';
import { readReport } from './report.ts';
import { createRateLimiter } from './rate-limiter.ts';

const good = { outcome: 'identified', durationMs: 12.4, docsOrigin: 'https://docs.foo.com' };

test('reads a report', () => {
  expect(readReport(JSON.stringify(good))).toMatchObject({ ...good, durationMs: 12 });
  const unreachable = { ...good, outcome: 'unreachable', reason: 'status-502' };
  expect(readReport(JSON.stringify(unreachable))).toMatchObject({ reason: 'status-502' });
});

test.each([
  ['nothing', undefined],
  ['no JSON', '{'],
  ['null', null],
  ['a list', [good]],
  ['an unknown field', { ...good, email: 'ada@foo.com' }],
  ['an unknown outcome', { ...good, outcome: 'hacked' }],
  ['a reason of an identified reader', { ...good, reason: 'network' }],
  ['unreachable without a reason', { ...good, outcome: 'unreachable' }],
  ['an unknown reason', { ...good, outcome: 'unreachable', reason: '<script>' }],
  ['a status that is none', { ...good, outcome: 'unreachable', reason: 'status-999' }],
  ['a duration that is no number', { ...good, durationMs: '12' }],
  ['a negative duration', { ...good, durationMs: -1 }],
  ['a duration of more than a minute', { ...good, durationMs: 60_001 }],
  ['no origin', { ...good, docsOrigin: undefined }],
])('refuses %s', (_what, value) => {
  expect(
    readReport(typeof value === 'string' ? value : JSON.stringify(value ?? '')),
  ).toBeUndefined();
});

test('quantiles of counted durations are near those of the durations', () => {
  const durations = Array.from({ length: 1_000 }, (_, index) => index * 2);
  const counts = new Map<number, number>();
  for (const each of durations) counts.set(spanOf(each), (counts.get(spanOf(each)) ?? 0) + 1);
  expect(quantile(counts, 0.5)).toBeGreaterThan(950);
  expect(quantile(counts, 0.5)).toBeLessThan(1_050);
  expect(quantile(counts, 0.95)).toBeGreaterThan(1_800);
  expect(quantile(new Map(), 0.5)).toBeUndefined();
  expect(quantile(new Map([[15, 3]]), 0.5)).toBe(5_000);
});

test('a client gets through so often in a minute; others, other sites and the next minute are not its', () => {
  const limiter = createRateLimiter(3);
  const through = (site: string, client: string, now: number): number =>
    Array.from({ length: 10 }, () => limiter(site, client, now)).filter(Boolean).length;
  expect(through('site', '198.51.100.1', 0)).toBe(3);
  expect(through('site', '198.51.100.2', 0)).toBe(3);
  expect(through('other', '198.51.100.1', 59_999)).toBe(3);
  expect(through('site', '198.51.100.1', 60_000)).toBe(3);
});

test('of a thousand clients hardly one is held up by another', () => {
  const limiter = createRateLimiter(1);
  const held = Array.from({ length: 1_000 }, (_, n) =>
    limiter('site', `10.0.${n >> 8}.${n & 255}`, 0),
  );
  expect(held.filter((isThrough) => !isThrough).length).toBeLessThan(30);
});
