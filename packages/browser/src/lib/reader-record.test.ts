import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeStorage } from '../../test/fake-storage.ts';
import { keyOf, type ReaderRecord, readRecord } from './reader-record.ts';
import { storeRecord } from './store-record.ts';

const settings = {
  apiUrl: 'https://dash.foo.com/me',
  refreshSeconds: 60,
  cacheSeconds: 86_400,
};

beforeEach(() => {
  vi.stubGlobal('localStorage', fakeStorage());
});
afterEach(() => void vi.unstubAllGlobals());

const content = {
  firstName: 'Ada',
  seats: 3,
  apiKey: 'live_1',
  hasPassword: true,
  projectKey: 'ACME',
  deep: { 'client-secret': 'live_2', list: [{ token: { value: 'live_3' }, name: 'x' }] },
};
const recordOf = (at = Date.now()): ReaderRecord => ({
  user: { content, groups: ['admin'], apiPlaygroundInputs: { header: { 'X-Key': 'live_4' } } },
  at,
});

test('never stores a field whose name says that it is a secret', () => {
  const at = Date.now();
  storeRecord(keyOf(settings), settings, recordOf(at));
  expect(localStorage[keyOf(settings)]).not.toContain('live_');
  expect(readRecord(settings)).toEqual({
    user: {
      content: {
        firstName: 'Ada',
        seats: 3,
        hasPassword: true,
        deep: { list: [{ name: 'x' }] },
      },
      groups: ['admin'],
    },
    at,
    isPartial: 1,
  });
});

test('stores what the settings name as public', () => {
  storeRecord(keyOf(settings), { ...settings, publicFields: 'token projectKey' }, recordOf());
  expect(readRecord(settings)?.user?.content).toEqual({
    firstName: 'Ada',
    seats: 3,
    hasPassword: true,
    projectKey: 'ACME',
    deep: { list: [{ token: { value: 'live_3' }, name: 'x' }] },
  });
});

test('a reader who is stored whole is not requested again', () => {
  storeRecord(keyOf(settings), settings, {
    user: { content: { firstName: 'Ada' } },
    at: Date.now(),
  });
  expect(readRecord(settings)).not.toHaveProperty('isPartial');
  storeRecord(keyOf(settings), settings, { user: { groups: ['admin'] }, at: Date.now() });
  expect(readRecord(settings)?.user).toEqual({ groups: ['admin'] });
});

test('a reader who is stored again stays partial', () => {
  storeRecord(keyOf(settings), settings, recordOf());
  const first = readRecord(settings);
  storeRecord(keyOf(settings), settings, first);
  expect(readRecord(settings)).toEqual(first);
});

test('leaves nothing of another account where there is no room for the new one', () => {
  storeRecord(keyOf(settings), settings, recordOf());
  const full = new Proxy(localStorage, {
    set() {
      throw new Error('QuotaExceededError');
    },
  });
  vi.stubGlobal('localStorage', full);
  storeRecord(keyOf(settings), settings, { user: { content: { firstName: 'Bob' } }, at: 1 });
  expect(localStorage[keyOf(settings)]).toBeUndefined();
});

test('stores nothing with cacheSeconds 0, and deletes what was stored', () => {
  storeRecord(keyOf(settings), settings, recordOf());
  storeRecord(keyOf(settings), { ...settings, cacheSeconds: 0 }, recordOf());
  expect(localStorage[keyOf(settings)]).toBeUndefined();
});
