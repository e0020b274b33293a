import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('writes lines as RFC 4180 has them', () => {
  expect(
    toCsv([
      ['a', 'b c'],
      ['say "hi"', 'x,y'],
      ['two\nlines', 12],
      [undefined, 0.5],
    ]),
  ).toBe('a,b c\r\n"say ""hi""","x,y"\r\n"two\nlines",12\r\n,0.5\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '|cmd'])(
  'keeps spreadsheets from running %j',
  (text) => {
    expect(toCsv([[text]]).replaceAll('"', '')).toBe(`'${text}\r\n`);
  },
);

test('leaves numbers below zero as they are', () => {
  expect(toCsv([[-1, 'a=b']])).toBe('-1,a=b\r\n');
});
