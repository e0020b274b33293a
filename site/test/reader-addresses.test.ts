import { expect, test } from 'vitest';
import { guideAddresses } from '../src/lib/guide-addresses.ts';
import { readerAddresses } from '../src/lib/reader-addresses.ts';

const origin = '["??",["user","docsOrigin"],"https://docs.foo.com"]';

test('shows the origin of the reader in code, and copies it', () => {
  const code = 'docs_origins=["https://docs.foo.com"],\nget_user=reader, # a & <b>\n';
  const html = `<a title="https://docs.foo.com">x</a><span>https://docs.foo.com</span><button data-code="as<it>is https://docs.foo.com"><i></i>`;
  const found = readerAddresses(html, code).replaceAll('&quot;', '"');
  expect(found).toContain('<a title="https://docs.foo.com">');
  expect(found).toContain('<button data-code="as<it>is https://docs.foo.com" data-');
  expect(found).toContain(
    `<span><bookplate-text value="${origin}">https://docs.foo.com</bookplate-text></span>`,
  );
  const [, program = ''] = /data-bookplate-attributes="(.*)"><i>/.exec(found) ?? [];
  expect(JSON.parse(program.replaceAll('&lt;', '<').replaceAll('&amp;', '&'))).toEqual({
    'data-code': [
      '+',
      'docs_origins=["',
      ['??', ['user', 'docsOrigin'], 'https://docs.foo.com'],
      '"],\nget_user=reader, # a & <b>',
    ],
  });
});

test.each([
  ["a({ domain: <b>'</b><b>foo.com</b><b>'</b> })", 'domain', 'foo.com'],
  ['curl <b>https://dash.foo.com/login</b>', 'dashboardOrigin', 'https://dash.foo.com'],
])('shows the other addresses of the reader: %s', (html, member, address) => {
  const program = `["??",["user","${member}"],"${address}"]`;
  const text = `<bookplate-text value="${program}">${address}</bookplate-text>`;
  const found = readerAddresses(html, html.replaceAll(/<[^>]*>/g, ''));
  expect(found.replaceAll('&quot;', '"')).toBe(html.replace(address, text));
});

test('leaves code without an address as it is', () => {
  const html = '<button data-code="a">';
  expect(readerAddresses(html, 'a')).toBe(html);
  expect(readerAddresses(html, 'api.foo.com')).toBe(html);
});

test('writes the addresses of the guides for those of the examples', () => {
  expect(guideAddresses('http://docs.acme.localhost:4311 acme.localhost')).toBe(
    'https://docs.foo.com foo.com',
  );
});
