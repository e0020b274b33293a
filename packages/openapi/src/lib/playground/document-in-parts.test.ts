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

test('gives a whole document to all readers', () => {
  const documentOf = documentFor(whole, () => {});
  expect([documentOf(null), documentOf(reader)]).toEqual([whole, whole]);
});

test('loads nothing for anonymous readers', () => {
  const { documentOf, loads } = inParts();
  expect([documentOf(undefined), documentOf(null)]).toEqual([everyone, everyone]);
  expect(loads).toEqual([]);
});

test('loads the whole document once for a signed-in reader, and keeps it', async () => {
  const { documentOf, loads, given } = inParts();
  expect([documentOf(reader), documentOf(reader)]).toEqual([undefined, undefined]);
  expect(loads).toHaveLength(1);
  loads[0]!.resolve(whole);
  await expect.poll(() => given).toEqual([whole]);
  expect([documentOf(reader), documentOf(null)]).toEqual([whole, everyone]);
});

test('gives the public document to a reader who signs out while the whole one loads', () => {
  const { documentOf } = inParts();
  documentOf(reader);
  expect(documentOf(null)).toBe(everyone);
});

test('falls back to the public document where loading fails, and tries again at the next update', async () => {
  const { documentOf, loads, given } = inParts();
  documentOf(reader);
  loads[0]!.reject(new Error('offline'));
  await expect.poll(() => given).toEqual([everyone]);
  expect(documentOf(reader)).toBe(everyone);
  expect(loads).toHaveLength(2);
  loads[1]!.resolve(whole);
  await expect.poll(() => given).toEqual([everyone, whole]);
});
