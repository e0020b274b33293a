import { expect, test } from 'vitest';
import { checkOptions, checkPath, type InfoApiOptions } from './options.ts';

const good: InfoApiOptions<unknown> = {
  docsOrigins: ['https://docs.foo.com'],
  getUser: () => null,
};

test('answers anonymous readers with 401 unless told otherwise', () => {
  expect(checkOptions(good).anonymousStatus).toBe(401);
  expect(checkOptions({ ...good, anonymousStatus: undefined as never }).anonymousStatus).toBe(401);
  expect(checkOptions({ ...good, anonymousStatus: 204 }).anonymousStatus).toBe(204);
});

test.each([
  [200, '200'],
  [403, '403'],
  ['204', 'the string "204"'],
  [null, 'null'],
  [Number.NaN, 'NaN'],
])('refuses %j for anonymousStatus', (anonymousStatus, found) => {
  const options = { ...good, anonymousStatus: anonymousStatus as never };
  expect(() => checkOptions(options)).toThrow(
    `anonymousStatus: expected 401 or 204, found ${found}; leave it out for 401`,
  );
});

test('names the nearest option for a misspelt one', () => {
  const options = { ...good, anonymusStatus: 204 };
  expect(() => checkOptions(options)).toThrow('did you mean anonymousStatus?');
});

test.each(['', 'me', '/me?a', '/me#a', '/m e', undefined])('refuses the path %j', (path) => {
  expect(() => checkPath(path)).toThrow('path: expected a path such as');
});
