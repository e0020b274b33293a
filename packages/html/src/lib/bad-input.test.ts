import {
  appendFileSync,
  chmodSync,
  chownSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyTo, filesIn, pageOf, settings, siteWith } from '../../test/site.ts';

/* What generators, editors and other programs leave in a folder: nothing is lost, and each has a finding that names its place. */

const hello = "<main>\n<p>Hello, {user.firstName ?? 'reader'}!</p>\n</main>";
const gated = '<meta name="bookplate:groups" content="admin">';

/** Findings, such as `a.html:1:1 page-no-head`. */
function findingsOf(folder: string): readonly string[] {
  return applyTo(folder).findings.map(
    ({ file, line, column, code }) => `${file}:${line}:${column} ${code}`,
  );
}

test.each([
  ['no <head>', `<!doctype html>\n<p>Hi`, ['a.html:1:16 page-no-head']],
  ['no tags but a title', `<title>Docs</title>\n<p>Hi`, ['a.html:1:1 page-no-head']],
  ['two heads', `<!doctype html><head></head><head></head><p>Hi`, []],
  [
    'a <body> before its <head>',
    `<!doctype html><body><head></head><p>Hi`,
    ['a.html:1:16 page-no-head'],
  ],
  ['elements that nobody closes', pageOf('<p>a<b>b<i>c<div>d<p>e'), []],
  ['elements closed twice', pageOf('</p></div></main>a</body></html></body>'), []],
  ['attributes without quotes and twice', pageOf('<p class=a class=b id=c>a'), []],
  ['an expression cut by a tag', pageOf('<p>{user.<b>plan</b>}'), ['a.html:8:4 expression-split']],
  ['a wrong expression', pageOf('<p>a\n{user.plan.toUpperCase()}'), ['a.html:9:1 expression']],
  [
    'a group that has no name',
    pageOf('', '<meta name="bookplate:groups" content="ad/min">'),
    ['a.html:5:1 group-name', 'a.html:1:1 page-no-content'],
  ],
  [
    'a page that ends in a tag',
    '<!doctype html>\n<head></head>\n<p cla',
    ['a.html:3:1 page-truncated'],
  ],
  ['an empty file', '', ['a.html:1:1 page-fragment']],
])('takes a page with %s', (_, html, found) => {
  const folder = siteWith({ 'a.html': html });
  expect(findingsOf(folder)).toEqual(found);
  expect(applyTo(folder).changed).toBe(0);
});

test('finds pages that a framework renders again, where they depend on the reader', () => {
  const marks = {
    'react.html': '<div id="root"><!--$-->¦<!--/$--></div>',
    'next.html': '<div id="__next">¦</div>',
    'docusaurus.html': '<div id="__docusaurus">¦</div>',
    'vitepress.html':
      '<div id="app">¦</div><script>window.__VP_HASH_MAP__=JSON.parse("{}")</script>',
    'nuxt.html': '<div id="__nuxt"><!--[-->¦<!--]--></div>',
  };
  const withBody = (body: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(marks).map(([name, html]) => [name, pageOf(html.replace('¦', body))]),
    );
  expect(findingsOf(siteWith(withBody('<main>Hi</main>')))).toEqual([]);
  expect(findingsOf(siteWith(withBody(hello))).toSorted()).toEqual(
    Object.keys(marks)
      .map((name) => `${name}:1:1 page-rendered-again`)
      .toSorted(),
  );
  // One part of such a page is an island.
  const island = pageOf(`${hello}<astro-island><!--[-->a<!--]--></astro-island>`);
  expect(findingsOf(siteWith({ 'a.html': island }))).toEqual([]);
});

test('leaves a page that changes each time it is read, with a finding', () => {
  const folder = siteWith({ 'a.html': pageOf(hello, gated), 'b.html': pageOf(hello) });
  const changing = {
    ...settings,
    // Asked for while a gated page is changed.
    get loginUrl() {
      appendFileSync(join(folder, 'a.html'), '\n');
      return settings.loginUrl;
    },
  };
  const { findings } = applyTo(folder, { settings: changing });
  expect(findings.map(({ code, file, line }) => `${file}:${line} ${code}`)).toEqual([
    'a.html:1 file-changed',
  ]);
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toContain(hello);
  expect(readFileSync(join(folder, 'b.html'), 'utf8')).toContain('<bookplate-text');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

/**
 * Nothing is without rights for the administrator, so another user, `nobody` on Linux, does it on a folder of theirs. They
 * may not be allowed to read this repository, so all that is needed of it is read before.
 */
function asOrdinaryUser<Result>(folder: string, work: () => Result): Result {
  const nobody = 65_534;
  if (process.geteuid?.() !== 0) return work();
  applyTo(siteWith({ 'a.html': pageOf(hello) }));
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    chownSync(join(folder, name), nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

test('leaves files and folders without rights, with a finding', () => {
  const folder = siteWith({
    'a.html': pageOf(hello),
    'b/c.html': pageOf(hello),
    'd.html': pageOf(''),
  });
  chmodSync(join(folder, 'a.html'), 0o000);
  chmodSync(join(folder, 'b'), 0o000);
  try {
    expect(asOrdinaryUser(folder, () => findingsOf(folder))).toEqual([
      'b:1:1 file-unreadable',
      'a.html:1:1 file-unreadable',
    ]);
  } finally {
    chmodSync(join(folder, 'a.html'), 0o600);
    chmodSync(join(folder, 'b'), 0o700);
  }
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe(pageOf(hello));
});

test('takes away what an earlier version added, and adds what this one does', () => {
  const page = pageOf(`<nav><ul><li><a href="admin.html">Admin</a></li></ul></nav>${hello}`);
  const site = { 'a.html': page, 'admin.html': pageOf('<main>Vault</main>', gated) };
  const earlier = siteWith({
    'admin.html': site['admin.html'],
    'a.html': page
      .replace(
        '<meta charset="utf-8">',
        '<meta charset="utf-8"><!--bookplate--><script data-api-url="https://old.foo.com/api" src="x.js">old()</script><style>old</style><!--/bookplate-->',
      )
      .replace('<li>', '<li data-bookplate-groups="old" data-other="x" data-bookplate-applied>')
      .replace(
        "{user.firstName ?? 'reader'}",
        '<bookplate-text value="[&quot;??&quot;,[&quot;user&quot;,&quot;firstName&quot;],&quot;reader&quot;]">reader</bookplate-text>',
      ),
  });
  const now = siteWith(site);
  applyTo(now);
  applyTo(earlier);
  const [before, after] = [filesIn(earlier), filesIn(now)].map((files) =>
    files['a.html']?.replace(/<bookplate-text value="[^"]*">/, '<bookplate-text>'),
  );
  expect(before).toBe(after);
});

test('follows settings that change between two runs, in every page', () => {
  const folder = siteWith({ 'a.html': pageOf(hello), 'b/c.html': pageOf('') });
  const fresh = siteWith({ 'a.html': pageOf(hello), 'b/c.html': pageOf('') });
  const other = {
    ...settings,
    apiUrl: 'https://app.foo.com/api',
    logoutUrl: 'https://app.foo.com/out',
  };
  applyTo(folder);
  applyTo(folder, { settings: other });
  applyTo(fresh, { settings: other });
  expect(filesIn(folder)).toMatchObject(filesIn(fresh));
  writeFileSync(join(folder, 'a.html'), pageOf('new'));
  expect(applyTo(folder, { settings: other }).changed).toBe(1);
});
