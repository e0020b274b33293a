import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../../../test/property-runs.ts';
import { safeNext } from './safe-next.ts';

const origin = 'https://console.foo.com';

test.each(['/team', '/sites/1?saved', '/sites/1/health?range=week'])('keeps %s', (path) => {
  expect(safeNext(path)).toBe(path);
});

test.each([
  '/.//evil.com',
  '/x/..//evil.com',
  '/%2e//evil.com',
  'http://console.invalid//evil.com',
  'http://console.invalid//console.invalid//host/',
  '//evil.com',
  String.raw`/\evil.com`,
  '\t//evil.com',
  '/\t/evil.com',
  'javascript:alert(1)',
  'https://evil.com/',
  '',
])('does not leave the console by %j', (next) => {
  const path = safeNext(next);
  expect(new URL(path, origin).origin).toBe(origin);
  expect(new URL(safeNext(path), origin).origin).toBe(origin);
});

test('never leaves the origin, however often it is applied', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    'evil.com',
    '@',
    ':',
    '?',
    '#',
    '\t',
    'http:',
    'x',
    'console.invalid',
  );
  const strings = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(strings, (next) => {
      const path = safeNext(next);
      expect(path).toMatch(/^\/(?![/\\])/);
      expect(new URL(path, origin).origin).toBe(origin);
      expect(new URL(safeNext(path), origin).origin).toBe(origin);
    }),
    propertyRuns(5_000),
  );
});
