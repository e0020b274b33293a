import { describe, expect, test } from 'vitest';
import { findLeaks } from './find-leaks.ts';
import type { GatedText } from './gated-text.ts';

const guide: GatedText = {
  file: 'docs/admin-guide.mdx',
  title: 'Admin guide',
  path: '/docs/admin-guide',
  text: 'Seats are **paid for** on the [dashboard](/dashboard), by the owner of the account.',
};

function leaksIn(text: string, open: readonly string[] = [], gated = [guide]): readonly unknown[] {
  return findLeaks(gated, open, [{ name: 'llms.txt', text }]).map(({ kind, found }) => [
    kind,
    found,
  ]);
}

test.each([
  ['a sitemap', '<loc>https://foo.com/docs/admin-guide/</loc>'],
  ['an address without its slash', 'see https://foo.com/docs/admin-guide, where'],
  ['a file of Markdown', '- (/docs/admin-guide.md)'],
  ['an index', '"/docs/admin-guide/index.html"'],
  ['an anchor', '/docs/admin-guide#seats'],
])('finds the address in %s', (_, text) => {
  expect(leaksIn(text)).toEqual([['address', '/docs/admin-guide']]);
});

test.each([
  ['below it', '<loc>https://foo.com/docs/admin-guide/seats/</loc>'],
  ['that only begins like it', '/docs/admin-guidelines/'],
  ['that only ends like it', '/v2/docs/admin-guide/'],
])('lets an address pass %s', (_, text) => {
  expect(leaksIn(text)).toEqual([]);
});

test.each([
  ['a link', '- [Admin guide](x): seats'],
  ['JSON', '{"title":"Admin guide"}'],
  ['a heading', '# Admin guide\n\nText'],
  ['a feed', '<title> Admin guide </title>'],
])('finds the title in %s', (_, text) => {
  expect(leaksIn(text)).toEqual([['title', 'Admin guide']]);
});

test('lets the words of a title pass in a sentence', () => {
  expect(leaksIn('Ask your Admin guide you.')).toEqual([]);
});

test('finds six words in a row, however they are marked up', () => {
  expect(leaksIn('<p>Seats are <b>paid</b> for on\nthe dashboard.</p>')).toEqual([
    ['text', 'Seats are <b>paid</b> for on the'],
  ]);
  expect(leaksIn('SEATS ARE PAID FOR ON THE')).toHaveLength(1);
  expect(leaksIn('Seats are paid for on a')).toEqual([]);
});

test('what an open page says, too, is no secret', () => {
  expect(leaksIn('seats are paid for on the', [guide.text])).toEqual([]);
  expect(leaksIn('# Admin guide', ['see [Admin guide](…)'])).toEqual([]);
  expect(leaksIn('/docs/admin-guide/', ['[this](/docs/admin-guide)'])).toEqual([]);
});

test('names each output and file once', () => {
  const part: GatedText = {
    file: 'docs/plans.mdx',
    text: 'Beta testers get a second rocket for free',
  };
  const text = `# Admin guide\n/docs/admin-guide/ ${guide.text} ${guide.text} ${part.text}`;
  const outputs = [
    { name: 'a.txt', text },
    { name: 'b.txt', text: 'nothing' },
    { name: 'c.txt', text: part.text },
  ];
  expect(findLeaks([guide, part], [], outputs).map(({ output, file }) => [output, file])).toEqual([
    ['a.txt', 'docs/admin-guide.mdx'],
    ['a.txt', 'docs/plans.mdx'],
    ['c.txt', 'docs/plans.mdx'],
  ]);
});

test('nothing gated, nothing to look for', () => {
  expect(findLeaks([], [], [{ name: 'a', text: 'b' }])).toEqual([]);
});

describe('what front matter says of a gated page', () => {
  const page: GatedText = {
    ...guide,
    about: [
      'The price of seats',
      'admin',
      'Paid seats',
      'Where the owner of an account pays for it',
    ],
  };
  const leaks = (
    text: string,
    part?: 'head' | 'body',
    open: readonly string[] = [],
  ): readonly string[] =>
    findLeaks([page], open, [{ name: 'index.html', text, part }]).map(({ found }) => found);

  test.each(['head', 'body', undefined] as const)(
    'is found in the %s of a page, or in a file',
    (part) => {
      expect(leaks('- the <b>price</b> of seats!', part)).toEqual(['The price of seats']);
      expect(leaks('Here: where the owner of an account pays for it.', part)).toEqual([
        'Where the owner of an account pays for it',
      ]);
    },
  );

  test('is not found in a part, nor where it has one or two words', () => {
    expect(leaks('The price of a seat. Paid seats. admin')).toEqual([]);
  });

  test('is no secret where an open page says it', () => {
    expect(leaks('The price of seats', 'body', ['See “the price of seats”.'])).toEqual([]);
  });
});

test('leaves titles, addresses and text of the body of a page alone, which hides them by its structure', () => {
  const text = '<a>Admin guide</a> /docs/admin-guide seats are paid for on the dashboard';
  expect(findLeaks([guide], [], [{ name: 'index.html', text, part: 'body' }])).toEqual([]);
});

test('finds text of the body of a page in its head', () => {
  const text = 'seats are paid for on the dashboard';
  expect(findLeaks([guide], [], [{ name: 'index.html', text, part: 'head' }])).toHaveLength(1);
});
