import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf } from './content-root.ts';
import { gateLinks } from './gate-links.ts';
import { editPage } from './page-edit.ts';
import { descendants, type Document, parsePage, parsePageUpTo, textOf } from './tree.ts';

const groupsOf = (href: string): string[] | undefined =>
  /^[ab]$/.test(href) ? [href] : href === 'n' ? ['*', '!a'] : undefined;

/** Marked elements as `!tag`; links to `a` and `b` are gated for groups of these names, to `n` for all but `a`, others are open. */
function gate(html: string, read: (page: string) => Document = parsePage): string {
  const page = html.replaceAll('!', '');
  const edit = editPage(page);
  const document = read(page);
  const report = { texts: 0, attributes: 0, samples: 0, links: 0, groups: undefined };
  gateLinks(document, contentOf(document).content, groupsOf, {
    html: page,
    edit,
    report,
    find: () => {},
  });
  return edit
    .html()
    .replaceAll(/<(\w+) data-bookplate-groups="([^"]*)" data-bookplate-applied/g, (_, tag, names) =>
      names === 'a' || names === '* !a' ? `<!${tag}` : `<!${tag} ${names}`,
    );
}

test.each([
  ['a link in a sentence', '<p>See the <!a href=a>guide</a>.</p>'],
  ['its list item', '<ul><!li><a href=a>A</a>: words</li><li><a href=c>C</a></li></ul>'],
  ['not an item of prose', '<ol><li>Open it, see <!a href=a>A</a></li><li>x</li></ol>'],
  [
    'each of two entries of which one replaces the other, and not their list',
    '<p>x</p><ul><!li><a href=a>A</a></li><!li><a href=n>A</a></li></ul>',
  ],
  ['an emptied list', '<p>x</p><!ul><li><a href=a>A</a></li><li><a href=a>A</a></li></ul>'],
  [
    'an emptied section of a sidebar',
    '<nav><ul><!li><span>Admin</span><ul><li><a href=a>A</a></li></ul></li><li><a href=c>C</a></li></ul></nav>',
  ],
  [
    'an emptied category',
    '<nav><a href=c>C</a><!details><summary>Admin</summary><ul><li><a href=a>A</a></li></ul></details></nav>',
  ],
  [
    'an emptied dropdown',
    '<header><a href=c>C</a><!div class=dropdown><button>Admin</button><div class=menu><a href=a>A</a></div></div></header>',
  ],
  [
    'a caption before an emptied list',
    '<div><!p class=caption><span>Admin</span></p><!ul><li><a href=a>A</a></li></ul><p class=caption>More</p><ul><li><a href=c>C</a></li></ul></div>',
  ],
  [
    'a heading before an emptied list',
    '<div><h1>T</h1><!h2>Admin</h2><!ul><li><a href=a>A</a></li></ul><h2>More</h2><p>x</p></div>',
  ],
  [
    'not a heading with text',
    '<div><h2>Admin</h2><p>x</p><!ul><li><a href=a>A</a></li></ul></div>',
  ],
  [
    'a choice',
    '<select><option>Go</option><!option value=a>A</option><option value=c>C</option></select>',
  ],
  [
    'not what the page is about',
    '<main><h1>T</h1><!p><a href=a>A</a></p></main>'.replace('!p><a', 'p><!a'),
  ],
  [
    'each link of other groups',
    '<p>x</p><ul><!li><a href=a>A</a></li><!li b><a href=b>B</a></li></ul>'.replace(
      '<ul>',
      '<!ul a b>',
    ),
  ],
  [
    'a card',
    '<div><!article><a href=a><h3>A</h3></a><p>words</p></article><article><a href=c>C</a></article></div>',
  ],
  [
    'a link in a block with groups, and nothing around the block',
    '<div><div data-bookplate-groups="anonymous"><p>See <!a href=a>A</a></p></div></div>',
  ],
  [
    'rows of which nobody has written the body',
    '<table><thead><tr><th>Page</th></tr></thead><!tr><td><a href=a>A</a></td></tr><tr data-bookplate-groups="anonymous"><td>Nobody</td></tr></table>',
  ],
  [
    'not the summary of what else is there',
    '<details><summary>More</summary><!ul><li><a href=a>A</a></li></ul><h3>Words</h3><p>words</p></details>',
  ],
  ['not a list with a picture', '<ul><li><img src=x><!a href=a>A</a></li></ul>'],
])('hides %s', (_, html) => {
  const expected = html.replaceAll(/!(\w+) (a b|b)(?=[ >])/g, '!$1 $2');
  expect(gate(html.replaceAll(/<!(\w+) (?:a b|b)>/g, '<!$1>'))).toBe(expected);
});

const pieces = fc.array(
  fc.constantFrom(
    ...'<nav> </nav> <ul><li> <li> </ul> <div> </div> <h2>L</h2> text <b> </b> <main> </main>'.split(
      ' ',
    ),
    ...'<article> </article> <table><tr><td> </table> <template><main></template>'.split(' '),
    '<a href=a>A</a>',
    '<a href=b>B</a>',
    '<a href=c>C</a>',
    '<a href=b>',
    '<a href=c>',
    '</a>',
    '<article><a href=a>A</a></article>',
  ),
  { maxLength: 12 },
);

test('marks the same in a page that is read as far as its last link as in one that is read whole', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const page = parts.join('');
      const last = Math.max(page.lastIndexOf('<a href=a'), page.lastIndexOf('<a href=b'));
      expect(gate(page, (html) => parsePageUpTo(html, last))).toBe(gate(page));
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ['before its main part', '<nav><a href=a>A</a></nav><main>', 'main'],
  ['behind its main part', '<main><p>text</p></main><a href=a>A</a></p>', 'body'],
])('reads a page no further than to a link %s', (_where, page, end) => {
  const document = parsePageUpTo(`${page}<p>rest</p>`, page.indexOf('href'));
  expect(descendants(document).some(({ tagName }) => tagName === end)).toBe(true);
  expect(textOf(document)).not.toContain('rest');
});
