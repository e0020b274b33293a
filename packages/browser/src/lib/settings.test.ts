import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('reads the attributes of the script tag', () => {
  const data = { apiUrl: 'https://a.b/c', loginUrl: 'https://a.b/in', refreshSeconds: '5' };
  expect(readSettings(data)).toEqual({
    apiUrl: 'https://a.b/c',
    loginUrl: 'https://a.b/in',
    refreshSeconds: 5,
    cacheSeconds: 86_400,
  });
});

test.each([
  ['0', 0],
  ['', 86_400],
  ['-1', 86_400],
  ['a day', 86_400],
  ['1.5', 1.5],
])('data-cache-seconds="%s" is %s', (text, seconds) => {
  expect(readSettings({ cacheSeconds: text }).cacheSeconds).toBe(seconds);
});
