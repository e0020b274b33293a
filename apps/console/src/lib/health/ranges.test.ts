import { expect, test } from 'vitest';
import { rangeSince } from './ranges.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const now = Date.UTC(2026, 10, 28, 12);

test.each([
  [0, 'hour'],
  [59 * minuteMs, 'hour'],
  [60 * minuteMs, 'day'],
  [23 * hourMs, 'day'],
  [25 * hourMs, 'week'],
  [8 * dayMs, 'month'],
  [31 * dayMs, 'quarter'],
  [89 * dayMs, 'quarter'],
  [90 * dayMs, undefined],
] as const)('chooses the shortest range that has the time %i ms ago', (ago, range) => {
  expect(rangeSince(now - ago, now)).toBe(range);
});
