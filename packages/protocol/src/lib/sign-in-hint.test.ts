import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../../test/property-runs.ts';
import { hintCookie, isHintName, longestHint, readHint, writeHint } from './sign-in-hint.ts';

const tag = '0123456789abcdef';

test.each([
  'Ada',
  'Søren',
  'Ólöf Þóra',
  'O’Brien'.replace('’', "'"),
  'J. R. R.-T',
  '大谷 翔平',
  '7',
])('writes and reads the name %s', (name) => {
  const value = writeHint({ tag, name });
  expect(value).toMatch(/^[!#-+\--:<-[\]-~]*$/);
  expect(readHint(`a=b; ${hintCookie}=${value}; c=d`)).toEqual({ tag, name });
});

test.each(['', 'a'.repeat(41), '<b>', 'Ada;', 'Ada\n', 'a@b.c', '🦊', '\u202Eada', '\uD800'])(
  'leaves out the name %j',
  (name) => {
    expect(writeHint({ tag, name })).toBe(tag);
    expect(isHintName(name)).toBe(false);
  },
);

test('writes no more than the most characters', () => {
  const name = '\u{20000}'.repeat(40);
  expect(writeHint({ tag: 'a'.repeat(64), name })).toHaveLength(longestHint);
});

test('reads what a framework has percent-encoded once', () => {
  const value = encodeURIComponent(`${tag}.Ólöf Þóra`);
  expect(value).toBe(writeHint({ tag, name: 'Ólöf Þóra' }));
});

test.each(['', 'short', `${tag} `, 'a'.repeat(65), `${tag};`])('refuses the tag %j', (wrong) => {
  expect(() => writeHint({ tag: wrong })).toThrow('Expected 16–64 letters');
});

test.each([
  ['', undefined],
  ['bookplate_hint=', undefined],
  ['x_bookplate_hint=0123456789abcdef', undefined],
  ['bookplate_hint=!', undefined],
  ['bookplate_hint=0123456789abcdef!', { tag }],
  ['bookplate_hint=0123456789abcdef.', { tag }],
  ['bookplate_hint=0123456789abcdef.%3Cscript%3E', { tag }],
  ['bookplate_hint=0123456789abcdef.Ada:Bob', { tag }],
  ['bookplate_hint=; bookplate_hint=0123456789abcdef.Ada', { tag, name: 'Ada' }],
])('reads %j', (cookies, hint) => {
  expect(readHint(cookies)).toEqual(hint);
});

test.each(['%', '%E0%A4%A', '%ff'])('throws at the name %s', (name) => {
  expect(() => readHint(`${hintCookie}=${tag}.${name}`)).toThrow(URIError);
});

test('gives no name but one that a hint may hold, whatever the cookie', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      const hint = readHint(`${hintCookie}=${tag}.${encodeURIComponent(text)}`);
      return hint?.tag === tag && (hint.name === undefined || isHintName(hint.name));
    }),
    propertyRuns(),
  ));
