import { expect, test } from 'vitest';
import { readSampleLines } from '@bookplate/browser/program';
import { keepShown, sampleText, splitTokens } from './sample-lines.ts';

const key = ['??', ['user', 'key'], 'KEY'];
const pieces = JSON.stringify(['# note\na: ', key, ' b\n\n', ['user', 'id'], '\r\nc']);
const keyPart = { program: key, fallback: 'KEY' };
const idPart = { program: ['user', 'id'], fallback: '' };
const lines = [['# note'], ['a: ', keyPart, ' b'], [], [idPart], ['c']];

test('reads the lines of a sample', () => {
  expect(readSampleLines(pieces)).toEqual(lines);
});

test('is a text for each reader', () => {
  expect(sampleText(lines)).toBe('# note\na: KEY b\n\n\nc');
  expect(sampleText(lines, { content: { key: 'k', id: 7 } })).toBe('# note\na: k b\n\n7\nc');
});

test('has the values for playgrounds, as its copy button needs them', () => {
  const program = ['??', ['playground', 'header', 'X-API-Key'], 'YOUR_KEY'];
  const line = [{ program, fallback: 'YOUR_KEY' }];
  expect(sampleText([line], { content: {} })).toBe('YOUR_KEY');
  const reader = { apiPlaygroundInputs: { header: { 'X-API-Key': 'key-of-ada' } } };
  expect(sampleText([line], reader)).toBe('key-of-ada');
});

test('programs see the groups of the reader', () => {
  const program = ['in', ['user', 'groups'], 'admin'];
  const line = [{ program: ['?', program, 'all', 'few'], fallback: 'few' }];
  expect(sampleText([line], { groups: ['admin'] })).toBe('all');
});

test('leaves out the lines that Docusaurus takes out', () => {
  expect(keepShown(lines, 'a: KEY b\n\n\nc')).toEqual(lines.slice(1));
  const twice = [['# x'], [keyPart], ['# x'], [keyPart, '!']];
  expect(keepShown(twice, 'KEY\nKEY!')).toEqual([twice[1], twice[3]]);
});

test('a line that it does not know is text', () => {
  expect(keepShown([['a']], 'b')).toEqual([['b']]);
});

test.each([
  [
    ['a: ', 'KEY', ' b'],
    [['a: '], [keyPart], [' b']],
  ],
  [['a: KEY b'], [['a: ', keyPart, ' b']]],
  [
    ['a', ': KEY', ' b'],
    [['a'], [': ', keyPart], [' b']],
  ],
  // A fallback of several tokens is put into the first of them.
  [
    ['a: K', 'EY b'],
    [['a: ', keyPart], [' b']],
  ],
])('the tokens %j have their parts', (tokens, parts) => {
  expect(splitTokens(tokens, ['a: ', keyPart, ' b'])).toEqual(parts);
});

test('a value that is empty for now has a place at the end of its line, and in an empty one', () => {
  expect(splitTokens(['a', 'b'], ['ab', idPart])).toEqual([['a'], ['b', idPart]]);
  expect(splitTokens(['\n'], [idPart])).toEqual([[idPart]]);
});
