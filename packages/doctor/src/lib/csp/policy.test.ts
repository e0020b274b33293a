import { expect, test } from 'vitest';
import { governing, parsePolicy } from './policy.ts';

test('the first of two equal directives holds, and fallbacks are followed', () => {
  const policy = parsePolicy("default-src 'none'; SCRIPT-SRC a\tb; script-src c;; ");
  expect(governing(policy, 'script-src-elem')).toEqual({
    directive: 'script-src',
    sources: ['a', 'b'],
  });
  expect(governing(policy, 'connect-src')?.directive).toBe('default-src');
  expect(governing(parsePolicy('img-src x'), 'connect-src')).toBeUndefined();
});
