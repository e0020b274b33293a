import { expect, test } from 'vitest';
import { splitGroups } from './split-groups.ts';

test('splits what groups see from what everyone sees', () => {
  const source = "a\n<Groups any={['x']}>\nb <Groups any={['y']}>c</Groups> d\n</Groups>\ne";
  expect(splitGroups(source)).toEqual({
    open: 'a\n\n\ne',
    gated: ["\nb <Groups any={['y']}>c</Groups> d\n"],
  });
});

test('treats tags in code as text', () => {
  const fence = '```mdx\n<Groups any={[]}>\n```';
  const source = `\`<Groups>\` hides.\n\n${fence}\n\n<Groups any={['x']}>\n\n~~~~\n</Groups>\n~~~\n~~~~\n\n</Groups>`;
  const { open, gated } = splitGroups(source);
  expect(open).toContain(fence);
  expect(gated).toEqual(['\n\n~~~~\n</Groups>\n~~~\n~~~~\n\n']);
});

test('keeps a page without groups whole', () => {
  expect(splitGroups('a <b>c</b>')).toEqual({ open: 'a <b>c</b>', gated: [] });
});

test('a <Groups /> without content gates nothing behind it', () => {
  expect(splitGroups("a <Groups any={['x']} /> b")).toEqual({
    open: "a <Groups any={['x']} /> b",
    gated: [],
  });
});
