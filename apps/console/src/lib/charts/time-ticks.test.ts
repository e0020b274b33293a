import { expect, test } from 'vitest';
import { ranges, type Range } from '../health/ranges.ts';
import { wallClock } from '../time/wall-clock.ts';
import { timeTicks } from './time-ticks.ts';

const labels = (zone: string, range: Range, until: string): readonly string[] => {
  const end = new Date(until);
  const start = new Date(end.getTime() - ranges[range].seconds * 1_000);
  return timeTicks({ range, start, end }, wallClock(zone)).map(({ label }) => label);
};

test.each([
  ['UTC', ['16:00', '20:00', '28 Nov', '04:00', '08:00', '12:00']],
  ['Asia/Tokyo', ['28 Nov', '04:00', '08:00', '12:00', '16:00', '20:00']],
  ['America/New_York', ['12:00', '16:00', '20:00', '28 Nov', '04:00', '08:00']],
])('a day in %s has its labels at %s', (zone, expected) => {
  expect(labels(zone, 'day', '2026-11-28T13:30:00Z')).toEqual(expected);
});

test('labels each day once in a week in which the clocks change', () => {
  const days = ['26 Oct', '27 Oct', '28 Oct', '29 Oct', '30 Oct', '31 Oct', '1 Nov'];
  expect(labels('America/New_York', 'week', '2026-11-02T03:00:00Z')).toEqual(days);
  expect(labels('America/New_York', 'week', '2026-03-10T03:00:00Z')).toHaveLength(7);
});

test('labels both hours when the clocks go back', () => {
  expect(labels('America/New_York', 'hour', '2026-11-01T06:20:00Z')).toEqual([
    '01:20',
    '01:30',
    '01:40',
    '01:50',
    '01:00',
    '01:10',
    '01:20',
  ]);
});

test('labels Mondays in longer ranges', () => {
  const month = ['2 Nov', '9 Nov', '16 Nov', '23 Nov'];
  expect(labels('Asia/Tokyo', 'month', '2026-11-29T00:00:00Z')).toEqual(month);
  const quarter = ['31 Aug', '14 Sept', '28 Sept', '12 Oct', '26 Oct', '9 Nov', '23 Nov'];
  expect(labels('UTC', 'quarter', '2026-11-29T00:00:00Z')).toEqual(quarter);
});
