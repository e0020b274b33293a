import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isEarlier } from './is-earlier.ts';

const now = 1_800_000_000_000;
beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

test('orders requests: none, those of the future, those of the past', () => {
  const inOrder = [0, now + 1_000, now + 2_000, now - 2_000.5, now - 2_000.25, now];
  for (const [index, at] of inOrder.entries())
    for (const [other, to] of inOrder.entries()) expect(isEarlier(at, to)).toBe(index < other);
});
