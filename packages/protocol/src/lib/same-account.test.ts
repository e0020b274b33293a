import { expect, test } from 'vitest';
import { isSameAccount } from './same-account.ts';

test.each<[object | undefined, object | undefined, boolean]>([
  [{ id: 1, name: 'Ada' }, { id: 1, name: 'Ada L.' }, true],
  [{ id: 1, email: 'a@x' }, { id: 2, email: 'a@x' }, false],
  [{ email: 'a@x', plan: 'free' }, { email: 'a@x', plan: 'pro' }, true],
  [{ email: 'a@x' }, { email: 'b@x' }, false],
  [{ name: 'Ada' }, { name: 'Ada' }, true],
  [{ name: 'Ada' }, { name: 'Bob' }, false],
  [{ id: 1 }, { id: '1' }, false],
  [undefined, undefined, true],
  [undefined, { name: 'Ada' }, false],
])('%j and %j are one account: %j', (one, other, same) => {
  expect(isSameAccount(one, other)).toBe(same);
});
