import { expect, test } from 'vitest';
import { parseUser } from './parse-user.ts';
import { UserFormatError } from './user-format-error.ts';

test('returns the User', () => {
  expect(parseUser({ groups: ['admin'], id: 7 })).toEqual({ groups: ['admin'] });
});

test('throws an error with one line for each issue', () => {
  const parse = (): unknown => parseUser({ expiresAt: 1_765_432_100_000, content: [] });
  expect(parse).toThrow(UserFormatError);
  expect(parse).toThrow(
    'expiresAt: 1765432100000 looks like milliseconds; seconds expected\ncontent: expected an object, found an empty array',
  );
});
