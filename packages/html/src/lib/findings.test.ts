import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codes } from './findings.ts';

test('codes.md has a heading for every code and for nothing else', () => {
  const text = readFileSync(new URL('../../codes.md', import.meta.url), 'utf8');
  const headings = [...text.matchAll(/^### `(.+)`$/gm)].map(([, code]) => code);
  expect(headings).toEqual(codes);
});
