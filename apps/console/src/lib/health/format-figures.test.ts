import { expect, test } from 'vitest';
import { percent, points } from './format-figures.ts';

test.each([
  [0, '0 %'],
  [0.0004, '0.0 %'],
  [0.004, '0.4 %'],
  [0.0096, '1 %'],
  [0.634, '63 %'],
  [1, '100 %'],
])('writes the share %d as %s', (share, text) => {
  expect(percent(share)).toBe(text);
});

test.each([
  [0.02, '+2 points'],
  [-0.0096, '−1 point'],
  [0.004, '+0.4 points'],
  [-0.0004, undefined],
  [0, undefined],
])('writes the change %d as %s', (change, text) => {
  expect(points(change)).toBe(text);
});
