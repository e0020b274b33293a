import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { applyTo, filesIn, pageOf, settings, siteWith } from '../../test/site.ts';

const gated = '<meta name="bookplate:groups" content="admin beta">';
const sidebar = (up: string): string =>
  `<nav><ul><li><a href="${up}index.html">Home</a></li><li><a href="${up}admin/">Admin guide</a></li></ul></nav>`;
const secret = 'Turn the third key to the left before you open the vault door.';
const site = {
  'index.html': pageOf(`${sidebar('')}<main><p>Hello, {user.firstName ?? ‘reader’}!</p></main>`),
  'plain.html': pageOf('<p>Nothing & nobody &copy; <b>unclosed</p>\r\n'),
  'admin/index.html': pageOf(
    `${sidebar('../')}<main><h1>Admin guide</h1><p>${secret}</p></main>`,
    `<title>Admin guide – Docs</title>\n<meta name="description" content="All about the vault door and its keys">\n<meta property="og:title" content="x">${gated}\n<script type="application/ld+json">{}</script>`,
  ),
  'style.css': 'a{}',
};

test('puts the script first, compiles texts, hides pages and links, and a second run changes nothing', () => {
  const folder = siteWith(site);
  const first = applyTo(folder);
  expect(first.findings).toEqual([]);
  const after = filesIn(folder);
  expect(after['index.html']).toMatch(
    /^<!doctype html>\n<html>\n<head>\n<meta charset="utf-8"><!--bookplate--><script data-api-url="https:\/\/dash\.foo\.com\/api\/docs\/user-info"/,
  );
  expect(after['index.html']).toContain(
    '<bookplate-text value="[&quot;??&quot;,[&quot;user&quot;,&quot;firstName&quot;],&quot;reader&quot;]">reader</bookplate-text>!',
  );
  expect(after['index.html']).toContain(
    '<li><a href="index.html">Home</a></li><li data-bookplate-groups="admin beta" data-bookplate-applied><a href="admin/">',
  );
  const admin = after['admin/index.html']!;
  expect(admin).toContain('<meta name="robots" content="noindex">');
  expect(admin).toContain('<title>Admin guide');
  expect(admin).not.toMatch(/og:title|description|ld\+json/);
  expect(admin).toContain(
    `<p data-bookplate-groups="admin beta" data-pagefind-ignore="all" data-bookplate-applied>${secret}`,
  );
  expect(admin).toContain('This page is not for this account.');
  expect(admin).toContain('next=https%3A%2F%2Fdocs.foo.com%2Fadmin%2F');
  const deferred = readdirSync(folder).find((name) => /^bookplate\.\w{8}\.js$/.test(name));
  expect(admin).toContain(`src="../${deferred}"`);
  expect(after['plain.html']!.replace(/<!--bookplate-->.*<!--\/bookplate-->/s, '')).toBe(
    Buffer.from(site['plain.html']).toString('latin1'),
  );

  const second = applyTo(folder);
  expect(second.changed).toBe(0);
  expect(filesIn(folder)).toEqual(after);
});

test('works on what it made with other settings and for other groups', () => {
  const folder = siteWith(site);
  applyTo(folder);
  const other = { ...settings, apiUrl: 'https://other.foo.com/me' };
  writeFileSync(
    join(folder, 'admin/index.html'),
    site['admin/index.html'].replace('admin beta', 'staff'),
  );
  applyTo(folder, { settings: other });
  const twice = filesIn(folder);
  const fresh = siteWith({
    ...site,
    'admin/index.html': site['admin/index.html'].replace('admin beta', 'staff'),
  });
  applyTo(fresh, { settings: other });
  expect(twice).toEqual(filesIn(fresh));
});

test('shows a page to everyone again that has no groups any more', () => {
  const folder = siteWith(site);
  applyTo(folder);
  writeFileSync(join(folder, 'admin/index.html'), site['admin/index.html'].replace(gated, ''));
  applyTo(folder);
  for (const text of Object.values(filesIn(folder))) expect(text).not.toContain('-groups="admin');
});

test('changes nothing in a dry run, and says the same', () => {
  const folder = siteWith(site);
  const { changed, findings } = applyTo(folder, { isDry: true });
  expect(changed).toBe(3);
  expect(findings).toEqual([]);
  expect(filesIn(folder)).toEqual(
    Object.fromEntries(
      Object.entries(site).map(([name, text]) => [name, Buffer.from(text).toString('latin1')]),
    ),
  );
});

test('takes gated pages out of what is made for machines', () => {
  const open = 'https://docs.foo.com/index.html';
  const shut = 'https://docs.foo.com/admin/';
  const sitemap = `<urlset><url><loc>${open}</loc></url><url><loc>${shut}</loc></url></urlset>`;
  const folder = siteWith({
    ...site,
    'sitemap.xml': sitemap,
    'sitemap.xml.gz': gzipSync(sitemap),
    'sitemap.txt': `${open}\n${shut}\n`,
    'feed.xml': `<rss><channel><item><title>Home</title><link>${open}</link></item><item><title>Admin guide</title><link>${shut}</link></item></channel></rss>`,
    'atom.xml': `<feed><entry><link href="${shut}"/><title>Admin guide</title></entry></feed>`,
    'llms.txt': `# Docs\n\n- [Home](${open})\n- [Admin guide](${shut}): all of it\n`,
    'search/search_index.json': JSON.stringify({
      config: { lang: ['en'] },
      docs: [
        { location: '', title: 'Home', text: 'Hello' },
        { location: 'admin/', title: 'Admin guide', text: secret },
        { location: 'admin/#vault', title: 'Vault', text: secret },
      ],
    }),
    'index.json': `${JSON.stringify([{ permalink: shut, content: secret }, { permalink: open }], null, 2)}\n`,
    'lunr.json': JSON.stringify({
      fieldVectors: [
        ['title//index.html', [1]],
        ['title//admin/', [2]],
      ],
      invertedIndex: [['vault', { _index: 0, title: { '/admin/': {} } }]],
    }),
    'searchindex.js':
      'Search.setIndex({docnames:["index","admin/index","c","d"],filenames:["index.rst","admin/index.rst"],titles:["Home","Admin guide"],terms:{hello:0,vault:1,key:[0,1],four:[0,1,2,3]},objects:{"":[[1,0,1,"","x"]]},envversion:{sphinx:56}})',
  });
  const { findings } = applyTo(folder);
  expect(findings).toEqual([]);
  const after = filesIn(folder);
  expect(gunzipSync(Buffer.from(after['sitemap.xml.gz']!, 'latin1')).toString()).toBe(
    `<urlset><url><loc>${open}</loc></url></urlset>`,
  );
  expect(after['sitemap.xml']).toBe(`<urlset><url><loc>${open}</loc></url></urlset>`);
  expect(after['sitemap.txt']).toBe(`${open}\n`);
  expect(after['feed.xml']).toBe(
    `<rss><channel><item><title>Home</title><link>${open}</link></item></channel></rss>`,
  );
  expect(after['atom.xml']).toBe('<feed></feed>');
  expect(after['llms.txt']).toBe(`# Docs\n\n- [Home](${open})\n`);
  expect(JSON.parse(after['search/search_index.json']!)).toEqual({
    config: { lang: ['en'] },
    docs: [{ location: '', title: 'Home', text: 'Hello' }],
  });
  expect(after['index.json']).toBe(`${JSON.stringify([{ permalink: open }], null, 2)}\n`);
  expect(JSON.parse(after['lunr.json']!)).toEqual({
    fieldVectors: [['title//index.html', [1]]],
    invertedIndex: [['vault', { _index: 0, title: {} }]],
  });
  expect(after['searchindex.js']).toBe(
    'Search.setIndex({"docnames":["index","","c","d"],"filenames":["index.rst",""],"titles":["Home",""],"terms":{"hello":0,"key":[0],"four":[0,2,3]},"objects":{},"envversion":{"sphinx":56}})',
  );
  expect(applyTo(folder).changed).toBe(0);
});

test('has the text for everyone in feeds and search indexes', () => {
  const folder = siteWith({
    'index.html': pageOf("<p>Hello, {user.firstName ?? 'reader'}!"),
    'search.json':
      '[{"url": "/", "text": "Hello, {user.firstName ?? \\"you\\"}! {user} \\\\{user.a}"}]\n',
    'feed.xml':
      '<rss><item><description>Hello, {user.firstName ?? &amp;lsquo;you&amp;rsquo;} {user.a ?? &#39;&lt;&#39;}</description></item></rss>',
    'llms.txt': '- Hello, {user.firstName ?? ‘you’}\n',
    'other.json': '{"a": 1.0}',
  });
  applyTo(folder);
  const after = filesIn(folder);
  expect(after['search.json']).toBe('[{"url":"/","text":"Hello, you! {user} \\\\{user.a}"}]\n');
  expect(after['feed.xml']).toBe(
    '<rss><item><description>Hello, you &lt;</description></item></rss>',
  );
  expect(after['llms.txt']).toBe('- Hello, you\n');
  expect(after['other.json']).toBe('{"a": 1.0}');
  expect(applyTo(folder).changed).toBe(0);
});

test('finds what is gated in a file for everyone', () => {
  const folder = siteWith({
    ...site,
    'raw/admin.md': `# Admin guide\n\n${secret}\n`,
    'open.html': pageOf(
      `<div data-bookplate-groups="beta">The beta starts on the first of May at noon.</div>`,
      '<meta name="description" content="Join us: the beta starts on the first of May at noon.">',
    ),
  });
  const { findings } = applyTo(folder);
  expect(findings.map(({ code, file, line }) => [code, file, line])).toEqual([
    ['leak', 'raw/admin.md', 1],
    ['leak', 'open.html', 5],
  ]);
});

test('calls nothing a leak that pages for everyone say, too', () => {
  const folder = siteWith({
    ...site,
    'same.html': pageOf(`<p>${secret}</p>`),
    'raw/same.md': secret,
  });
  expect(applyTo(folder).findings).toEqual([]);
});

test('leaves what it does not understand, with a finding', () => {
  const files = {
    'index.html': pageOf('<p>Hi'),
    'amp.html': '<!doctype html><html amp><head></head><body></body></html>',
    'frames.html': '<html><head></head><frameset><frame></frameset></html>',
    'cut-tag.html': pageOf('<p>a').replace(/y>\s*<\/html>\s*$/, ''),
    'cut-script.html': '<!doctype html><head><script>if (a > b) {',
    'cut-comment.html': '<!doctype html><head></head><!-- <p>',
    'x.xhtml': pageOf(''),
    'xml.html': `<?xml version="1.0"?>${pageOf('')}`,
    'latin1.html': Buffer.from(pageOf('caf\u00e9', '<meta charset="iso-8859-1">'), 'latin1'),
    'utf16.html': Buffer.from(`\uFEFF${pageOf('')}`, 'utf16le'),
    'part.html': '<p>{user.firstName}</p>',
    'gated.xhtml': pageOf('', '<meta name="bookplate:groups" content="admin"/>'),
  };
  const folder = siteWith(files);
  symlinkSync('index.html', join(folder, 'link.html'));
  const { findings, changed } = applyTo(folder);
  expect(changed).toBe(2);
  for (const [name, text] of Object.entries(files))
    if (name !== 'index.html') expect(readFileSync(join(folder, name))).toEqual(Buffer.from(text));
  expect(findings.map(({ code, file }) => [code, file])).toEqual([
    ['file-link', 'link.html'],
    ['page-amp', 'amp.html'],
    ['page-truncated', 'cut-comment.html'],
    ['page-truncated', 'cut-script.html'],
    ['page-truncated', 'cut-tag.html'],
    ['page-frames', 'frames.html'],
    ['page-xhtml', 'gated.xhtml'],
    ['page-open', 'gated.xhtml'],
    ['page-encoding', 'latin1.html'],
    ['page-fragment', 'part.html'],
    ['page-encoding', 'utf16.html'],
    ['page-xhtml', 'x.xhtml'],
    ['page-xhtml', 'xml.html'],
  ]);
});

test('goes on where a file cannot be read, with a finding', () => {
  const folder = siteWith({ 'a.html': pageOf('a'), 'b.html': pageOf('b') });
  const codes: string[] = [];
  for (const event of apply(folder, settings)) {
    if (event.type === 'start') rmSync(join(folder, 'a.html'));
    if (event.type === 'finding') codes.push(`${event.finding.code} ${event.finding.file}`);
  }
  expect(codes).toEqual(['file-unreadable a.html']);
  expect(readFileSync(join(folder, 'b.html'), 'utf8')).toContain('data-api-url');
});

test('keeps the byte order mark, the line ends and the rights of a page', () => {
  const folder = siteWith({ 'index.html': `\uFEFF${pageOf('<p>Hi')}`.replaceAll('\n', '\r\n') });
  chmodSync(join(folder, 'index.html'), 0o640);
  applyTo(folder);
  const after = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(after).toMatch(/^\uFEFF<!doctype html>\r\n/);
  expect(after.match(/(?<!\r)\n/g) ?? []).toEqual([]);
  expect(statSync(join(folder, 'index.html')).mode & 0o777).toBe(0o640);
  expect(applyTo(folder).changed).toBe(0);
});

test('finds the path below which the site is, and links with it', () => {
  const folder = siteWith({
    'index.html': pageOf(
      '<ul><li><a href="/docs/admin/">Admin</a></li></ul><p><a href="https://docs.foo.com/docs/admin/#x">Admin</a> <a href="/admin/">other</a></p>',
      '<link rel="stylesheet" href="/docs/css/a.css">',
    ),
    'css/a.css': '',
    'admin/index.html': pageOf('<main>x</main>', gated),
    '404.html': pageOf('<p>Gone'),
  });
  const { events } = applyTo(folder);
  expect(events[0]).toMatchObject({ base: '/docs/' });
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(index).toContain('<ul data-bookplate-groups="admin beta" data-bookplate-applied><li><a');
  expect(index).toContain(
    '<a data-bookplate-groups="admin beta" data-bookplate-applied href="https',
  );
  expect(index).toContain('<a href="/admin/">other');
  expect(readFileSync(join(folder, '404.html'), 'utf8')).toMatch(
    /src="\/docs\/bookplate\.\w+\.js"/,
  );
});

test('has the persona bar in development, and nothing of it after a build', () => {
  const folder = siteWith(site);
  const development = { personas: [{ name: 'ada', user: { content: { firstName: 'Grace' } } }] };
  applyTo(folder, { development: { development } });
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('data-personas');
  applyTo(folder);
  const built = filesIn(folder);
  for (const text of Object.values(built)) expect(text).not.toMatch(/data-personas|Grace/);
  const fresh = siteWith(site);
  applyTo(fresh);
  expect(built).toEqual(filesIn(fresh));
  expect(existsSync(join(folder, '.bookplate'))).toBe(false);
});

test('writes the warm frame of the settings, which is no page of the site', () => {
  const folder = siteWith(site);
  const warm = { ...settings, warmFrame: 'https://dash.foo.com' };
  const run = (): number => [...apply(folder, warm, { base: '/docs/' })].filter(isOutput).length;
  const isOutput = ({ type }: { type: string }): boolean => type === 'output';
  const first = run();
  const frame = readFileSync(join(folder, 'bookplate-warm.html'), 'utf8');
  expect(frame).toContain('<script src="/docs/bookplate-warm.js?');
  expect(frame).not.toContain('data-api-url');
  expect([first, run()]).toEqual([3, 0]);
});

test('shows a page, or the one that replaces it, and keeps what anonymous readers see in what is for everyone', () => {
  const nav =
    '<nav><ul><li><a href="pro.html">Plans</a></li><li><a href="free.html">Plans</a></li></ul></nav>';
  const head = (groups: string): string =>
    `<title>Plans</title><meta name="description" content="${groups} described"><meta name="bookplate:groups" content="${groups}">`;
  const sitemap =
    '<urlset><url><loc>https://docs.foo.com/pro.html</loc></url><url><loc>https://docs.foo.com/free.html</loc></url></urlset>';
  const sentence = 'All plans are billed at the end of the month.';
  const folder = siteWith({
    'index.html': pageOf(
      `${nav}<main><p data-bookplate-groups="!pro">Upgrade</p><p data-bookplate-groups="beta, !pro">Try</p></main>`,
    ),
    'pro.html': pageOf(`${nav}<main><p>${secret}</p></main>`, head('pro')),
    'free.html': pageOf(
      `${nav}<main><p>${sentence}</p><p data-bookplate-groups="pro">Never ${secret}</p></main>`,
      head('!pro'),
    ),
    'sitemap.xml': sitemap,
    'llms.txt': sentence,
  });
  expect(applyTo(folder).findings).toEqual([]);
  const after = filesIn(folder);
  expect(after['index.html']).toContain(
    '<p data-pagefind-ignore="all" data-bookplate-applied data-bookplate-groups="beta !pro">',
  );
  expect(after['index.html']).toContain('<p data-bookplate-groups="* !pro">Upgrade');
  expect(after['index.html']).toContain(
    '<nav><ul><li data-bookplate-groups="pro" data-bookplate-applied><a href="pro.html">Plans</a></li><li data-bookplate-groups="* !pro" data-bookplate-applied>',
  );
  expect(after['free.html']).toContain(
    `<p data-bookplate-groups="* !pro" data-bookplate-applied>${sentence}`,
  );
  expect(after['free.html']).toContain('!pro described');
  expect(after['free.html']).not.toContain('noindex');
  expect(after['free.html']).toContain('data-bookplate-anonymous="hidden"');
  expect(after['pro.html']).toContain('noindex');
  expect(after['pro.html']).not.toContain('described');
  expect(after['sitemap.xml']).toBe(
    '<urlset><url><loc>https://docs.foo.com/free.html</loc></url></urlset>',
  );
  expect(applyTo(folder).changed).toBe(0);
  writeFileSync(join(folder, 'llms.txt'), `${sentence}\n${secret}`);
  expect(applyTo(folder).findings.map(({ code }) => code)).toEqual(['leak']);
});

test.each(['!pro Ünknown', '* ! trial', '* trial!', '!* trial!'])(
  'shows nothing to anybody where a name of the gate "%s" is wrong',
  (content) => {
    const folder = siteWith({
      'index.html': pageOf(
        '<main><p>a</p></main>',
        `<meta name="bookplate:groups" content="${content}">`,
      ),
      'block.html': pageOf(`<main><p data-bookplate-groups="${content}">a</p></main>`),
    });
    const { findings } = applyTo(folder);
    expect(new Set(findings.map(({ file }) => file))).toEqual(
      new Set(['index.html', 'block.html']),
    );
    for (const finding of findings) {
      expect(finding.code).toBe('group-name');
      expect(finding.message).toContain('"!"');
    }
    const after = filesIn(folder);
    expect(after['index.html']).toContain('<p data-bookplate-groups=""');
    expect(after['block.html']).toMatch(/<p [^>]*data-bookplate-groups="">/);
  },
);

test('keeps a block for some readers out of the index of a page that nearly all see, and marks links to it', () => {
  const folder = siteWith({
    'index.html': pageOf(
      '<main><p>See <a href="plans/#secret">A</a>, <a href="plans/#pro">B</a>, <a href="plans/#x">C</a>.</p></main>',
    ),
    'plans/index.html': pageOf(
      '<main><h1 id="x">Plans</h1><section data-bookplate-groups="admin"><h2 id="secret">Keys</h2></section><p id="pro" data-bookplate-groups="!pro">Buy</p></main>',
      '<meta name="bookplate:groups" content="* !trial">',
    ),
    'search/search_index.json': JSON.stringify({
      docs: ['plans/', 'plans/#secret', 'plans/#pro'].map((location) => ({ location, text: 'a' })),
    }),
  });
  applyTo(folder);
  const after = filesIn(folder);
  expect(after['search/search_index.json']).not.toContain('#secret');
  expect(after['search/search_index.json']).toContain('#pro');
  expect(after['index.html']).toContain(
    '<p>See <a data-bookplate-groups="admin !trial" data-bookplate-applied href="plans/#secret">A</a>, <a data-bookplate-groups="* !trial !pro" data-bookplate-applied href="plans/#pro">B</a>, <a data-bookplate-groups="* !trial" data-bookplate-applied href="plans/#x">',
  );
});

test('gives an element the groups of two gates, or one of them to an element around it', () => {
  const around =
    '<!--bookplate--><bookplate-groups data-bookplate-groups="admin beta"><!--/bookplate-->';
  const end = '<!--bookplate--></bookplate-groups><!--/bookplate-->';
  const link = 'href="/admin/">Admin</a>';
  const folder = siteWith({
    'index.html': pageOf(`<main><p><a data-bookplate-groups="!pro" ${link}</p></main>`),
    'trial.html': pageOf(
      `<main><ul><li><a ${link}</li></ul><a data-bookplate-groups="pro" ${link}two</main>`,
      '<meta name="bookplate:groups" content="* !trial">',
    ),
    'admin/index.html': pageOf('<main>x</main>', gated),
  });
  applyTo(folder);
  const after = filesIn(folder);
  const marked = (groups: string): string =>
    `data-bookplate-groups="${groups}" data-bookplate-applied`;
  expect(after['index.html']).toContain(
    `<p><a ${marked('admin beta !pro')} data-bookplate-groups="* !pro" ${link}</p>`,
  );
  expect(after['trial.html']).toContain(
    `<main><ul ${marked('admin beta !trial')}><li><a ${link}</li></ul>` +
      `${around}<a data-pagefind-ignore="all" ${marked('pro !trial')} data-bookplate-groups="pro" ${link}${end}` +
      `${around.replace('admin beta', '* !trial')}two${end}<!--bookplate--><div data-bookplate-show=`,
  );
  expect(applyTo(folder).changed).toBe(0);
});
