import { expect, test } from 'vitest';
import { type Mark, placeMarks } from './mark.ts';

const marksAt = (...minutes: number[]): readonly Mark[] =>
  minutes.map((minute, index) => ({
    number: index + 1,
    kind: 'change',
    at: new Date(minute * 60_000),
    text: 'API URL changed',
  }));
const toX = (moment: Date): number => moment.getTime() / 60_000;
const place = (...minutes: number[]): readonly (readonly [string, string | undefined])[] =>
  placeMarks(marksAt(...minutes), toX, 750).map(({ label, text }) => [label, text]);

test('writes the text of a mark where there is room for it', () => {
  expect(place(100, 400)).toEqual([
    ['1', 'API URL changed'],
    ['2', 'API URL changed'],
  ]);
  expect(place(100, 180, 740)).toEqual([
    ['1', undefined],
    ['2', 'API URL changed'],
    ['3', undefined],
  ]);
});

test('puts marks that would cover each other into one', () => {
  expect(place(100, 110, 130, 400)).toEqual([
    ['1–3', undefined],
    ['4', 'API URL changed'],
  ]);
});
