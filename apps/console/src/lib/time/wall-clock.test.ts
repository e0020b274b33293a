import { describe, expect, test } from 'vitest';
import { dayHours, wallClock } from './wall-clock.ts';

const at = (iso: string): Date => new Date(iso);

describe('a wall clock', () => {
  test.each([
    ['UTC', '2026-11-28T16:05:00Z', '28 Nov 2026, 16:05 UTC'],
    ['Asia/Tokyo', '2026-11-28T16:05:00Z', '29 Nov 2026, 01:05 GMT+9'],
    // The clocks go back at 06:00 UTC: the same hour twice, told apart by its zone.
    ['America/New_York', '2026-11-01T05:30:00Z', '1 Nov 2026, 01:30 GMT-4'],
    ['America/New_York', '2026-11-01T06:30:00Z', '1 Nov 2026, 01:30 GMT-5'],
    ['Asia/Kathmandu', '2026-11-28T00:00:00Z', '28 Nov 2026, 05:45 GMT+5:45'],
  ])('in %s writes %s as %s', (zone, iso, text) => {
    expect(wallClock(zone).format(at(iso))).toBe(text);
  });

  test.each([
    ['UTC', '2026-11-28T16:05:00.000Z', '2026-11-28T16:05:00Z'],
    ['Asia/Tokyo', '2026-11-28T16:05:00.000Z', '2026-11-29T01:05:00+09:00'],
    ['America/New_York', '2026-03-08T06:59:00.000Z', '2026-03-08T01:59:00-05:00'],
    ['America/New_York', '2026-03-08T07:00:00.000Z', '2026-03-08T03:00:00-04:00'],
  ])('in %s writes %s for machines as %s', (zone, iso, text) => {
    expect(wallClock(zone).toIso(at(iso))).toBe(text);
    expect(at(text)).toEqual(at(iso));
  });

  test('finds each midnight once, on days of 23 and 25 hours too', () => {
    const midnights = (start: string, end: string): string[] =>
      wallClock('America/New_York')
        .every(dayHours, at(start), at(end))
        .map((moment) => moment.toISOString());
    expect(midnights('2026-03-07T05:00:00Z', '2026-03-10T05:00:00Z')).toEqual([
      '2026-03-07T05:00:00.000Z',
      '2026-03-08T05:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
      '2026-03-10T04:00:00.000Z',
    ]);
    expect(midnights('2026-10-31T04:00:00Z', '2026-11-02T05:00:00Z')).toEqual([
      '2026-10-31T04:00:00.000Z',
      '2026-11-01T04:00:00.000Z',
      '2026-11-02T05:00:00.000Z',
    ]);
  });

  test('finds hours of the day by the wall, not by UTC', () => {
    const hours = wallClock('Asia/Kathmandu')
      .every(6, at('2026-11-28T00:00:00Z'), at('2026-11-28T23:59:00Z'))
      .map((moment) => moment.toISOString().slice(11, 16));
    expect(hours).toEqual(['00:15', '06:15', '12:15', '18:15']);
  });

  test('does not show a moment that the clocks skip', () => {
    const hours = wallClock('America/New_York')
      .every(1, at('2026-03-08T05:00:00Z'), at('2026-03-08T08:00:00Z'))
      .map((moment) => moment.toISOString());
    expect(hours).toEqual([
      '2026-03-08T05:00:00.000Z',
      '2026-03-08T06:00:00.000Z',
      '2026-03-08T07:00:00.000Z',
      '2026-03-08T08:00:00.000Z',
    ]);
  });

  test.each(['', 'Mars/Olympus', '<script>', 'x'.repeat(10_000), '+05:00'])(
    'is that of UTC where %j is no name of a zone',
    (zone) => {
      expect(wallClock(zone).zone).toBe('UTC');
    },
  );
});
