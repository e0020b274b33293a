import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keyOf, readCache, readKeyName, type Remembered, writeCache } from './cache.ts';

const settings = {
  apiUrl: 'https://dash.foo.com/me',
  refreshSeconds: 60,
  cacheSeconds: 86_400,
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
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
const remembered = (at = Date.now()): Remembered => ({
  user: { content, groups: ['admin'], apiPlaygroundInputs: { header: { 'X-Key': 'live_4' } } },
  at,
});

test('never stores a field whose name says that it is a secret', () => {
  const at = Date.now();
  writeCache(settings, remembered(at));
  expect(localStorage.getItem(keyOf(settings))).not.toContain('live_');
  expect(readCache(settings)).toEqual({
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
  writeCache({ ...settings, publicFields: 'token projectKey' }, remembered());
  expect(readCache(settings)?.user.content).toEqual({
    firstName: 'Ada',
    seats: 3,
    hasPassword: true,
    projectKey: 'ACME',
    deep: { list: [{ token: { value: 'live_3' }, name: 'x' }] },
  });
});

test('a reader who is stored whole is not asked for again', () => {
  writeCache(settings, { user: { content: { firstName: 'Ada' } }, at: Date.now() });
  expect(readCache(settings)).not.toHaveProperty('isPartial');
  writeCache(settings, { user: { groups: ['admin'] }, at: Date.now() });
  expect(readCache(settings)?.user).toEqual({ groups: ['admin'] });
});

test('a reader who is stored again stays partial', () => {
  writeCache(settings, remembered());
  const first = readCache(settings);
  writeCache(settings, first);
  expect(readCache(settings)).toEqual(first);
});

test('knows an account by what is stored of it', () => {
  writeCache(settings, { ...remembered(), keyName: 'Production' });
  expect(readKeyName(settings, { content })).toBe('Production');
  expect(readKeyName(settings, { content: { ...content, firstName: 'Bob' } })).toBeUndefined();
});
