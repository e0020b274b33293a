import type { User } from '@bookplate/protocol';
import { expect, test } from 'vitest';
import { present } from './present.ts';

const common = { header: { 'X-Org': 'acme' } };
const keys = ['Production', 'Sandbox'].map((name) => ({ name, header: { 'X-API-Key': name } }));
const ada = { content: { firstName: 'Ada' }, apiPlaygroundInputs: { ...common, keys } };
const valueOf = (presentation: ReturnType<typeof present>): unknown =>
  presentation.reader?.apiPlaygroundInputs?.header?.['X-API-Key'];

test('uses the first key until another is chosen', () => {
  const first = present({ user: ada, keyName: undefined });
  expect(first).toMatchObject({ keyName: 'Production', keyNames: ['Production', 'Sandbox'] });
  expect(valueOf(first)).toBe('Production');
  expect(valueOf(present({ user: ada, keyName: 'Sandbox' }))).toBe('Sandbox');
  expect(valueOf(present({ user: ada, keyName: 'Gone' }))).toBe('Production');
});

test('offers no choice between fewer than two keys', () => {
  const one = { ...ada, apiPlaygroundInputs: { ...common, keys: keys.slice(0, 1) } };
  expect(present({ user: one, keyName: 'Production' })).toMatchObject({ keyNames: [] });
  expect(present({ user: one, keyName: 'Production' }).keyName).toBeUndefined();
});

test('knows only the chosen key of a reader from storage', () => {
  const { apiPlaygroundInputs: _, ...stored } = ada;
  expect(present({ user: stored, keyName: 'Sandbox' })).toEqual({
    reader: stored,
    keyName: 'Sandbox',
    keyNames: ['Sandbox'],
  });
});

test.each([null, undefined])('has no key for %s', (user) => {
  expect(present({ user, keyName: 'Sandbox' })).toEqual({
    reader: user,
    keyName: undefined,
    keyNames: [],
  });
});

test('shows a persona instead of the reader, with its own choice', () => {
  const persona = { user: { ...ada, content: { firstName: 'Grace' } }, keyName: 'Sandbox' };
  const shown = present({ user: { content: { firstName: 'Ada' } }, keyName: 'Own', persona });
  expect(shown.reader?.content).toEqual({ firstName: 'Grace' });
  expect(valueOf(shown)).toBe('Sandbox');
  expect(present({ user: ada, keyName: undefined, persona: { user: null } }).reader).toBeNull();
});

test('has the outcome of the last handshake, and that of a persona during a preview', () => {
  const last = { outcome: 'unreachable', reason: 'timeout' } as const;
  expect(present({ user: null, last })).toMatchObject(last);
  const ofPersona = (user: User | null): unknown => {
    const { outcome, reason } = present({ user: null, last, persona: { user } });
    return [outcome, reason];
  };
  expect(ofPersona(ada)).toEqual(['identified', undefined]);
  expect(ofPersona(null)).toEqual(['anonymous', undefined]);
});

test('changes nothing of what it is given', () => {
  const before = structuredClone(ada);
  present({ user: ada, keyName: 'Sandbox' });
  expect(ada).toEqual(before);
});
