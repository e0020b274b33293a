import { expect, test } from 'vitest';
import { newPassword } from './password-length.ts';

test.each([
  'aaaaaaaaaaaa',
  'abababababab',
  '123456789012',
  'abcdefghijkl',
  'passwordpassword',
  'qwertyuiop12',
  'Password123!',
  'aaaaaaaaaaab',
])('refuses %j, which is guessed soon', (password) => {
  expect(newPassword.safeParse(password).error?.issues[0]?.message).toMatch(/is guessed soon/);
});

test.each(['correct horse battery', 'xkjq93jfmzlw', 'jupiter mound fabric'])(
  'takes %j',
  (password) => {
    expect(newPassword.safeParse(password).success).toBe(true);
  },
);

test('says of a short password only that it is short', () => {
  expect(newPassword.safeParse('aaaa').error?.issues.map(({ message }) => message)).toEqual([
    'Use at least 12 characters.',
  ]);
});
