import { expect, test } from 'vitest';
import { isUnreachableReason } from './outcome.ts';

test.each([
  'network',
  'timeout',
  'redirected',
  'not-json',
  'invalid-user',
  'status-500',
  'status-404',
])('knows the reason %s', (reason) => {
  expect(isUnreachableReason(reason)).toBe(true);
});

test.each(['status-', 'status-99', 'status-5000', 'status-600', 'Network', '', 42, null])(
  'refuses %j as a reason',
  (value) => {
    expect(isUnreachableReason(value)).toBe(false);
  },
);
