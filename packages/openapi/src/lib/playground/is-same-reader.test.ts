import type { User } from '@bookplate/protocol';
import { expect, test } from 'vitest';
import { isSameReader } from './is-same-reader.ts';

const ada: User = { content: { id: 1, plan: 'free' }, groups: ['admin', 'beta'] };

test.each<[string, User | null | undefined]>([
  ['themselves', ada],
  ['themselves with other values', { ...ada, content: { id: 1, plan: 'pro' }, expiresAt: 1 }],
  ['themselves with another key', { ...ada, apiPlaygroundInputs: { header: { 'X-A': 'b' } } }],
  ['their groups in another order', { ...ada, groups: ['beta', 'admin', 'beta'] }],
])('Ada is the same reader as %s', (_who, now) => {
  expect(isSameReader(ada, now)).toBe(true);
});

test.each<[string, User | null | undefined]>([
  ['nobody', null],
  ['nobody yet', undefined],
  ['another account', { ...ada, content: { id: 2, plan: 'free' } }],
  ['themselves with fewer groups', { ...ada, groups: ['admin'] }],
  ['themselves with more groups', { ...ada, groups: ['admin', 'beta', 'team'] }],
  ['themselves with other groups', { ...ada, groups: ['admin', 'team'] }],
  ['themselves without groups', { content: ada.content }],
])('Ada is another reader than %s', (_who, now) => {
  expect(isSameReader(ada, now)).toBe(false);
});

test('keeps what an anonymous reader typed when they sign in', () => {
  expect(isSameReader(null, ada)).toBe(true);
  expect(isSameReader(undefined, ada)).toBe(true);
});
