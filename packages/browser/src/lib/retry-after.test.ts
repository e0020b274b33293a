import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2030, 0, 1) }));
afterEach(() => void vi.useRealTimers());

test.each([
  [503, '120', 120_000],
  [429, '1', 1_000],
  [503, 'Tue, 01 Jan 2030 00:02:00 GMT', 120_000],
  [503, '86400', 3_600_000],
  [503, 'Wed, 02 Jan 2030 00:00:00 GMT', 3_600_000],
  [503, 'Mon, 31 Dec 2029 23:00:00 GMT', undefined],
  [503, '0', undefined],
  [503, '-1', undefined],
  [503, 'soon', undefined],
  [503, undefined, undefined],
  [502, '120', 120_000],
])('reads status %i with Retry-After %j as %j ms', (status, value, ms) => {
  const headers = value === undefined ? undefined : { 'retry-after': value };
  expect(readRetryAfter(new Response(null, { status, ...(headers && { headers }) }))).toBe(ms);
});
