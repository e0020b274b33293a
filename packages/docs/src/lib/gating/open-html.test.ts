import { expect, test } from 'vitest';
import { openHtml } from './open-html.ts';

function bodyOf(html: string): string {
  return openHtml(`<html><head></head><body>${html}</body></html>`)
    .body.replaceAll(/\s+/g, ' ')
    .trim();
}

test('has what anonymous readers see of elements for some groups', () => {
  const html =
    '<p data-bookplate-groups="* !a">shown</p><p data-bookplate-groups="anonymous">shown <b data-bookplate-groups="* !anonymous">hidden</b></p><p data-bookplate-groups>hidden</p>';
  expect(openHtml(html).body).not.toContain('hidden');
  expect(openHtml(html).body.match(/shown/g)).toHaveLength(2);
});

test('has the texts of an open page', () => {
  expect(bodyOf('a <constructor>b</constructor>')).toBe('a b');
  expect(bodyOf('<p>One <b>two</b></p><img alt="three">')).toBe('One two three');
});

test.each([
  ['an element', '<div data-bookplate-groups="a">hidden</div>'],
  [
    'elements of one name in each other',
    '<div data-bookplate-groups="a"><div>hidden</div>hidden</div>',
  ],
  ['an element without an end', '<img data-bookplate-groups="a" alt="hidden">'],
  ['attributes in it', '<p data-bookplate-groups="a"><img alt="hidden"></p>'],
  ['a `>` in an attribute', '<div title="a > b" data-bookplate-groups="a">hidden</div>'],
  ['a script', '<script>"hidden"</script>'],
  ['a style', '<style>hidden</style>'],
  [
    'the article around an entry',
    '<article><a><h2><b data-bookplate-groups="a" data-bookplate-entry>hidden</b></h2><p>hidden</p></a></article>',
  ],
  [
    'the list item around an entry, which has no end',
    '<ul><li><a><b data-bookplate-groups=a data-bookplate-entry>hidden</b></a><i>hidden</i></ul>',
  ],
  ['a comment', '<!-- hidden <div> -->'],
])('leaves out %s for some groups', (_what, html) => {
  expect(bodyOf(`before ${html} after`)).toBe('before after');
});

test('keeps what stands beside a hidden entry', () => {
  const hidden = '<li>hidden <b data-bookplate-groups=a data-bookplate-entry>hidden</b>';
  expect(bodyOf(`<ul><li>one${hidden}<li>two<ul>${hidden}</ul>three</ul>four`)).toBe(
    'one two three four',
  );
});

test('tells the head and structured data', () => {
  const { head } = openHtml(
    '<head><meta name="description" content="told"><script type="application/ld+json">{"a":"told too"}</script></head><body>body',
  );
  expect(head).toMatch(/told[^]*told too/);
  expect(head).not.toContain('body');
});
