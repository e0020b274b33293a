import { expect, test } from 'vitest';
import { gateContents } from './contents.ts';

const contents =
  '<nav><ul><li><a href="#one"><span>One</span></a><ul><li class="x"><a class="y" href="#two">Two</a></li></ul></li><li><a href="#two-1">Two</a></li></ul></nav>';
const groups = (names: string, inside: string): string =>
  `<bookplate-groups data-bookplate-groups="${names}" data-pagefind-ignore="all">${inside}</bookplate-groups>`;
const heading = (id: string): string => `<div class="sl-heading"><h2 id="${id}">…</h2></div>`;

test('an entry whose heading is in groups has them', () => {
  const page = heading('one') + groups('admin beta', heading('two')) + heading('two-1');
  expect(gateContents(contents, page)).toBe(
    contents.replace('href="#two"', 'data-bookplate-groups="admin beta" href="#two"'),
  );
});

test('an entry of groups within groups is for those who are in both', () => {
  const page = groups('admin', heading('one') + groups('beta', heading('two')));
  expect(gateContents(contents, page)).toBe(
    contents
      .replace('href="#one"', 'data-bookplate-groups="admin" href="#one"')
      .replace(
        '<li class="x"><a class="y" ',
        '<li data-bookplate-groups="admin" class="x"><a class="y" data-bookplate-groups="beta" ',
      ),
  );
});

test.each([
  ['* !trial', 'admin', '* !beta', 'admin'],
  ['* !trial', '', '* !beta', ''],
  ['pro', '* !trial', '* !beta', 'pro'],
  ['* !trial', '* !pro', 'admin', '* !trial'],
])('the list item of %j around %j around %j is for %j', (outer, middle, inner, item) => {
  const page = groups(outer, groups(middle, groups(inner, heading('two'))));
  expect(gateContents(contents, page)).toBe(
    contents.replace(
      '<li class="x"><a class="y" ',
      `<li data-bookplate-groups="${item}" class="x"><a class="y" data-bookplate-groups="${inner}" `,
    ),
  );
});

test('a page that only speaks of groups changes nothing', () => {
  const page = `${heading('one')}<p>&lt;bookplate-groups data-bookplate-groups="a"&gt;</p>${heading('two')}`;
  expect(gateContents(contents, page)).toBe(contents);
});
