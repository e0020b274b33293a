import { expect, test } from 'vitest';
import { readCodeSample } from './code-fence.ts';

test.each([null, undefined, '', 'title="the user"', "title='user'", '{user}', 'users', 'user=1'])(
  'leaves alone a fence that does not ask: %s',
  (meta) => {
    expect(readCodeSample(meta, '{user.a}')).toBeUndefined();
  },
);

test('takes the word out of what the fence says besides', () => {
  const sample = readCodeSample('title="a user b" user {1,3}', "{user.a ?? 'A'}-{}");
  expect(sample).toEqual({
    meta: 'title="a user b" {1,3}',
    text: 'A-{}',
    pieces: '[["??",["user","a"],"A"],"-{}"]',
  });
});

test('has no pieces where nothing is said of the reader', () => {
  expect(readCodeSample('user', '{}')).toEqual({ meta: null, text: '{}', pieces: undefined });
});

test('takes the backslash from braces that are the sample’s own', () => {
  expect(readCodeSample('user', 'f"\\{user.name}"')).toEqual({
    meta: null,
    text: 'f"{user.name}"',
    pieces: undefined,
  });
});
