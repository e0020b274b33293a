import { expect, test } from 'vitest';
import { documentFor } from './document-in-parts.ts';

const [everyone, whole] = [{ name: 'everyone' }, { name: 'whole' }];
const reader = { groups: [] };

interface Load {
  readonly resolve: (document: object) => void;
  readonly reject: (error: Error) => void;
}

interface Loads {
  readonly documentOf: ReturnType<typeof documentFor>;
  readonly loads: Load[];
  /** What a signed-in reader was given each time that something had been loaded. */
  readonly given: (object | undefined)[];
}

function inParts(): Loads {
  const loads: Load[] = [];
  const given: (object | undefined)[] = [];
  const loadWhole = (): Promise<object> =>
    new Promise((resolve, reject) => loads.push({ resolve, reject }));
  const documentOf = documentFor({ everyone, loadWhole }, () => given.push(documentOf(reader)));
  return { documentOf, loads, given };
}

test('a whole document is everyone’s', () => {
  const documentOf = documentFor(whole, () => {});
  expect([documentOf(null), documentOf(reader)]).toEqual([whole, whole]);
});

test('nothing is loaded for who is not signed in', () => {
  const { documentOf, loads } = inParts();
  expect([documentOf(undefined), documentOf(null)]).toEqual([everyone, everyone]);
  expect(loads).toEqual([]);
});

test('all of it is loaded once for who is signed in, and is there after that', async () => {
  const { documentOf, loads, given } = inParts();
  expect([documentOf(reader), documentOf(reader)]).toEqual([undefined, undefined]);
  expect(loads).toHaveLength(1);
  loads[0]!.resolve(whole);
  await expect.poll(() => given).toEqual([whole]);
  expect([documentOf(reader), documentOf(null)]).toEqual([whole, everyone]);
});

test('who signs out while it is on its way has the document of everyone', () => {
  const { documentOf } = inParts();
  documentOf(reader);
  expect(documentOf(null)).toBe(everyone);
});

test('where it cannot be loaded there is the document of everyone, and the next question tries again', async () => {
  const { documentOf, loads, given } = inParts();
  documentOf(reader);
  loads[0]!.reject(new Error('offline'));
  await expect.poll(() => given).toEqual([everyone]);
  expect(documentOf(reader)).toBe(everyone);
  expect(loads).toHaveLength(2);
  loads[1]!.resolve(whole);
  await expect.poll(() => given).toEqual([everyone, whole]);
});
