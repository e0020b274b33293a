import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchUntil } from './watch-until.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const onReached = vi.fn<() => void>();
beforeEach(() => void onReached.mockClear());

test('waits for an instant that is further away than a timer can be', () => {
  const dayMs = 86_400_000;
  watchUntil(onReached)(Date.now() + 60 * dayMs);
  vi.advanceTimersByTime(60 * dayMs - 1);
  expect(onReached).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onReached).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('calls at once for an instant that is past', () => {
  watchUntil(onReached)(Date.now());
  expect(onReached).toHaveBeenCalledOnce();
});

test('replaces one instant by the next, and stops without one', () => {
  const watch = watchUntil(onReached);
  watch(Date.now() + 1_000);
  watch(Date.now() + 2_000);
  vi.advanceTimersByTime(1_999);
  expect(onReached).not.toHaveBeenCalled();
  watch(undefined);
  expect(vi.getTimerCount()).toBe(0);
});

test('waits on if the clock was set back', () => {
  watchUntil(onReached)(Date.now() + 1_000);
  vi.setSystemTime(Date.now() - 5_000);
  vi.advanceTimersByTime(5_999);
  expect(onReached).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onReached).toHaveBeenCalledOnce();
});
