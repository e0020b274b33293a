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

test('a <Groups> that anonymous readers see is open, with what is nested in it for others', () => {
  const source =
    "a <Groups none={['x']}>b <Groups any={['y']}>c</Groups> d</Groups> e <Groups none={['anonymous']}>f <Groups any={['anonymous']}>g</Groups></Groups> h <Groups :any=\"['anonymous']\">i</Groups>";
  const { open, gated } = splitGroups(source);
  expect(open.match(/\b[a-i]\b/g)).toEqual(['a', 'b', 'd', 'e', 'h', 'i']);
  expect(gated).toEqual(['c', "f <Groups any={['anonymous']}>g</Groups>"]);
});

test.each([
  [`<Groups :none='["trial"]'>`, true],
  [`<Groups :any='["admin"]' :none="['trial']">`, false],
  [`<Groups none={['trial']} title="Settings > People" any={['admin']}>`, false],
  [`<Groups none={['trial']} title='a > b' :any='["anonymous"]'>`, true],
  [`<Groups none={['trial']} when={a > b} any={['admin']}>`, false],
  [`<Groups none={['trial']} any={admins}>`, false],
  [`<Groups none={['trial']} :any="admins">`, false],
  [`<Groups none={['trial']} any={['admin', ...others]}>`, false],
  [`<Groups none={['trial']} {...props}>`, false],
  [`<Groups none={['trial']} v-bind="props">`, false],
  [`<Groups none={['trial']} any>`, false],
  [`<Groups none={['trial']} any=admin>`, false],
  [`<Groups none={trial}>`, false],
  [`<Groups title="any" none={[ 'trial', "beta", ]}>`, true],
])('what is in %s is open: %j', (tag, isOpen) => {
  const { open, gated } = splitGroups(`${tag}SECRET</Groups>`);
  expect([open.includes('SECRET'), gated]).toEqual([isOpen, isOpen ? [] : ['SECRET']]);
});
