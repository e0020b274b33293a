import { unreachable } from '@bookplate/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRetry } from './retry.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** After how many seconds the request comes, if it does. */
function secondsUntil(request: ReturnType<typeof vi.fn>): number | undefined {
  const from = Date.now();
  request.mockClear();
  if (vi.getTimerCount() === 0) return undefined;
  vi.advanceTimersToNextTimer();
  expect(request).toHaveBeenCalledOnce();
  return (Date.now() - from) / 1_000;
}

test('requests later after each failure, and every 5 minutes in the end', () => {
  const request = vi.fn<() => void>();
  const retry = createRetry(request);
  expect(retry.isFailing()).toBe(false);
  const seconds = Array.from({ length: 7 }, () => {
    retry.fail(unreachable('network'));
    return secondsUntil(request);
  });
  expect(seconds).toEqual([10, 20, 40, 80, 160, 300, 300]);
  expect(retry.isFailing()).toBe(true);
});

test('waits up to half as long again, at random', () => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const request = vi.fn<() => void>();
  createRetry(request).fail(unreachable('timeout'));
  expect(secondsUntil(request)).toBe(15);
});

test.each(['timeout', 'network', 'status-429', 'status-500', 'status-503'] as const)(
  'requests again after %s',
  (reason) => {
    const request = vi.fn<() => void>();
    createRetry(request).fail(unreachable(reason));
    expect(secondsUntil(request)).toBe(10);
  },
);

test.each(['redirected', 'not-json', 'invalid-user', 'status-404'] as const)(
  'does not request again after %s',
  (reason) => {
    const retry = createRetry(vi.fn<() => void>());
    retry.fail(unreachable(reason));
    expect(vi.getTimerCount()).toBe(0);
    expect(retry.isFailing()).toBe(false);
  },
);

test('lets no request go before Retry-After is over', () => {
  const request = vi.fn<() => void>();
  const retry = createRetry(request);
  retry.fail({ ...unreachable('status-503'), retryAfterMs: 120_000 });
  expect(retry.mayRequest()).toBe(false);
  vi.advanceTimersByTime(119_999);
  expect(retry.mayRequest()).toBe(false);
  expect(request).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(retry.mayRequest()).toBe(true);
  expect(request).toHaveBeenCalledOnce();
});

test('lets requests go at any time after a failure without Retry-After', () => {
  const retry = createRetry(vi.fn<() => void>());
  retry.fail(unreachable('network'));
  expect(retry.mayRequest()).toBe(true);
});

test('ends a pause that a clock set back would make longer than an hour', () => {
  const retry = createRetry(vi.fn<() => void>());
  retry.fail({ ...unreachable('status-429'), retryAfterMs: 30_000 });
  vi.setSystemTime(Date.now() - 86_400_000);
  expect(retry.mayRequest()).toBe(true);
});

test('plans nothing any more once the reader is confirmed', () => {
  const request = vi.fn<() => void>();
  const retry = createRetry(request);
  retry.fail({ ...unreachable('status-503'), retryAfterMs: 120_000 });
  retry.reset();
  expect(retry.mayRequest()).toBe(true);
  expect(retry.isFailing()).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
  retry.fail(unreachable('network'));
  expect(secondsUntil(request)).toBe(10);
});
