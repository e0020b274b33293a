import { expect, test } from 'vitest';
import { splitGroups } from './split-groups.ts';

test('parts what groups see from what everyone sees', () => {
  const source = "a\n<Groups any={['x']}>\nb <Groups any={['y']}>c</Groups> d\n</Groups>\ne";
  expect(splitGroups(source)).toEqual({
    open: 'a\n\n\ne',
    gated: ["\nb <Groups any={['y']}>c</Groups> d\n"],
  });
});

test('tags in code are text', () => {
  const fence = '```mdx\n<Groups any={[]}>\n```';
  const source = `\`<Groups>\` hides.\n\n${fence}\n\n<Groups any={['x']}>\n\n~~~~\n</Groups>\n~~~\n~~~~\n\n</Groups>`;
  const { open, gated } = splitGroups(source);
  expect(open).toContain(fence);
  expect(gated).toEqual(['\n\n~~~~\n</Groups>\n~~~\n~~~~\n\n']);
});

test('a page without groups is all open', () => {
  expect(splitGroups('a <b>c</b>')).toEqual({ open: 'a <b>c</b>', gated: [] });
});
