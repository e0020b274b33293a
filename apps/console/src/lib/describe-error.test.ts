import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

test('names the SQLSTATE of a failed query, and nothing of its values', () => {
  const driver = Object.assign(new Error('duplicate key (email)=(ada@foo.com)'), {
    code: '23505',
    query: 'insert into people',
  });
  const drizzle = Object.assign(
    new Error('Failed query: insert … params: ada@foo.com', { cause: driver }),
    {
      query: 'insert into people',
      params: ['ada@foo.com'],
    },
  );
  expect(describeError(drizzle)).toBe('a query failed: a query failed with SQLSTATE 23505');
});

test('says what other errors say, outermost first', () => {
  expect(describeError(new Error('not saved', { cause: new Error('no disk') }))).toBe(
    'not saved: no disk',
  );
});
