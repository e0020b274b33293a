import { expect, test } from 'vitest';
import { publicHtml } from './public-html.ts';

const groups = (inner: string): string =>
  `<bookplate-groups data-bookplate-groups="a" class=">">${inner}</bookplate-groups>`;
const hidden = (inner: string): string =>
  `<bookplate-when data-bookplate-when="[&quot;<&quot;,1]" data-bookplate-anonymous="hidden">${inner}</bookplate-when>`;
const shown = (inner: string): string =>
  `<bookplate-when data-bookplate-when="[]">${inner}</bookplate-when>`;

test.each([
  ['<p>a</p>', '<p>a</p>'],
  [`a${groups('b')}c${groups('d')}e`, 'ace'],
  [`a${groups(`b${groups('c')}${shown('d')}e`)}f`, 'af'],
  [
    'a<bookplate-groups data-bookplate-groups="* !a">b</bookplate-groups>',
    'a<bookplate-groups data-bookplate-groups="* !a">b</bookplate-groups>',
  ],
  [`a${hidden(`b${groups('c')}d`)}e`, 'ae'],
  [`a${shown(`b${groups('c')}d`)}e`, `a${shown('bd')}e`],
  [groups(''), ''],
  ['a <bookplate-groupsies>', 'a <bookplate-groupsies>'],
])('of %s, everyone sees %s', (html, rest) => {
  expect(publicHtml(html)).toBe(rest);
});
