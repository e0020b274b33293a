import { expect, test } from 'vitest';
import { readFrontMatter, splitFrontMatter } from './front-matter.ts';

test.each([
  ['---\ntitle: a\n---\nb', 'title: a\n', 'b'],
  ['\uFEFF---\r\ntitle: a\r\n--- \r\nb', 'title: a\r\n', 'b'],
  ['---\n---\nb', '', 'b'],
  ['---\ntitle: a\n---', 'title: a\n', ''],
  ['a\n---\ntitle: b\n---\n', '', 'a\n---\ntitle: b\n---\n'],
  ['---\na: ---\nb\n', '', '---\na: ---\nb\n'],
])('splits %j', (source, text, rest) => {
  const split = splitFrontMatter(source);
  expect(split.text).toBe(text);
  expect(source.slice(split.start, split.start + text.length)).toBe(text);
  expect(source.slice(split.end)).toBe(rest);
});

test('says where an entry and a mistake are', () => {
  const { data, pointOf, mistake } = readFrontMatter('---\ntitle: a\ngroups:\n  - b\n---\n');
  expect(data).toEqual({ title: 'a', groups: ['b'] });
  expect(pointOf(['groups', 0])).toEqual({ line: 4, column: 5 });
  expect(pointOf(['draft'])).toEqual({ line: 1, column: 1 });
  expect(mistake).toBeUndefined();
  expect(readFrontMatter('---\ntitle: [a\n---\n')).toMatchObject({
    data: {},
    mistake: { line: 3 },
  });
});
