import { expect, test } from 'vitest';
import { compilePage } from './compile-page.ts';
import { type Finding, toFinding } from './findings.ts';
import { editPage } from './page-edit.ts';
import type { PageReport } from './page-context.ts';
import { parsePage } from './tree.ts';

function compile(html: string): {
  html: string;
  report: PageReport;
  findings: Finding[];
} {
  const edit = editPage(html);
  const findings: Finding[] = [];
  const report: PageReport = { texts: 0, attributes: 0, samples: 0, links: 0, groups: undefined };
  compilePage(parsePage(html), {
    html,
    edit,
    report,
    find: (code, at, ...args) =>
      void findings.push(toFinding(code, { file: 'a.html', text: html, at }, ...args)),
  });
  return { html: edit.html(), report, findings };
}

const name = (fallback: string): string =>
  `<bookplate-text value="[&quot;??&quot;,[&quot;user&quot;,&quot;name&quot;],&quot;${fallback}&quot;]">${fallback}</bookplate-text>`;

test.each([
  ['straight quotes', "<p>Hi, {user.name ?? 'you'}!</p>", `<p>Hi, ${name('you')}!</p>`],
  ['curly quotes', '<p>{user.name ?? ‘you’}</p>', `<p>${name('you')}</p>`],
  [
    'references',
    '<p>&lt; {user.name ?? &quot;you&quot;} &gt;</p>',
    `<p>&lt; ${name('you')} &gt;</p>`,
  ],
  ['line ends', "<p>\r\n{user.name\r\n?? 'you'}\r\n</p>", `<p>\r\n${name('you')}\r\n</p>`],
  ['an escape', "<p>\\{user.name} {user.name ?? 'you'}", `<p>&#123;user.name} ${name('you')}`],
  ['a brace as a reference', '<p>&#123;user.name} &lbrace;user.a}</p>', undefined],
  ['template languages', '<p>{{ user.name }} ${user.name} {% user.name %}</p>', undefined],
  ['other braces', '<p>{name} {users.a} { "user": 1 } f{user}</p>', undefined],
  ['code', '<pre>{user.name}</pre><code>{user.name}</code>', undefined],
  [
    'scripts, styles and templates',
    '<script>a({user.name})</script><style>a{user.name}</style><template><p>{user.name}</p></template><noscript>{user.name}</noscript>',
    undefined,
  ],
  ['the title', "<title>Hi {user.name ?? 'you'}</title>", '<title>Hi you</title>'],
  [
    'a description',
    `<meta name="description" content="For {user.name ?? 'you'}">`,
    '<meta name="description" content="For you">',
  ],
  [
    'a text of braces',
    '<p>{user.name ?? "{a}"}</p>',
    `<p>${name('{a}').replace('>{', '>&#123;').replace('quot;{', 'quot;&#123;')}</p>`,
  ],
])('compiles texts: %s', (_, html, expected = html) => {
  const once = compile(html);
  expect(once.html).toBe(expected);
  expect(once.findings).toEqual([]);
  expect(compile(once.html).html).toBe(once.html);
});

test.each([
  [
    `<a href="/{user.org ?? 'x'}/b">`,
    `<a href="/x/b" data-bookplate-attributes="&#123;&quot;href&quot;:[&quot;text&quot;,&quot;/&quot;,[&quot;??&quot;,[&quot;user&quot;,&quot;org&quot;],&quot;x&quot;],&quot;/b&quot;]}">`,
  ],
  [
    `<a href="/%7Buser.org%20??%20%22x%22%7D/b">`,
    `<a href="/x/b" data-bookplate-attributes="&#123;&quot;href&quot;:[&quot;text&quot;,&quot;/&quot;,[&quot;??&quot;,[&quot;user&quot;,&quot;org&quot;],&quot;x&quot;],&quot;/b&quot;]}">`,
  ],
  [
    '<input disabled="{!user.beta}" title="a">',
    '<input disabled title="a" data-bookplate-attributes="&#123;&quot;disabled&quot;:[&quot;!&quot;,[&quot;user&quot;,&quot;beta&quot;]]}">'.replace(
      ' title="a" data-bookplate-attributes="&#123;&quot;disabled&quot;:[&quot;!&quot;,[&quot;user&quot;,&quot;beta&quot;]]}"',
      ' data-bookplate-attributes="&#123;&quot;disabled&quot;:[&quot;!&quot;,[&quot;user&quot;,&quot;beta&quot;]]}" title="a"',
    ),
  ],
  [
    '<a href="{user.url}">',
    '<a data-bookplate-attributes="&#123;&quot;href&quot;:[&quot;user&quot;,&quot;url&quot;]}">',
  ],
  ['<a title="\\{user.a} &#123;user.b}">', '<a title="&#123;user.a} &#123;user.b}">'],
  ['<a href="/a?b={c}" x-data="{ user: 1 }">', undefined],
])('compiles attributes: %s', (html, expected = html) => {
  const once = compile(html);
  expect(once.html).toBe(expected);
  expect(once.findings).toEqual([]);
  expect(compile(once.html).html).toBe(once.html);
});

const key =
  '<bookplate-text value="[&quot;??&quot;,[&quot;playground&quot;,&quot;header&quot;,&quot;K&quot;],&quot;KEY&quot;]">KEY</bookplate-text>';

test.each([
  [
    'a class of <pre>',
    "<pre class='user'>a {playground.header.K ?? 'KEY'}</pre>",
    `<pre class='user'>a ${key}</pre>`,
  ],
  [
    'a class of <code>',
    "<pre><code class='language-sh user'>{playground.header.K ?? 'KEY'}</code></pre>",
    `<pre><code class='language-sh user'>${key}</code></pre>`,
  ],
  [
    'a class around it, and tokens',
    `<div class="highlight user"><div><pre><span>1</span><code>a <b>{</b><i>playground</i>.header.K ?? <s>&#39;KEY&#39;</s>}<u>;</u></code></pre></div></div>`,
    `<div class="highlight user"><div><pre><span>1</span><code>a <b>${key}</b><i></i><s></s><u>;</u></code></pre></div></div>`,
  ],
  ['an escape', '<pre class=user>\\{user.a}</pre>', '<pre class=user>&#123;user.a}</pre>'],
  ['not far above it', '<section class=user><pre>{user.a}</pre></section>', undefined],
])('compiles marked code samples: %s', (_, html, expected = html) => {
  const once = compile(html);
  expect(once.html).toBe(expected);
  expect(once.findings).toEqual([]);
  expect(compile(once.html).html).toBe(once.html);
});

test.each([
  ['<p>\n {user.list.map(f)}', 'expression', 2, 2],
  ['<p>{user.name ??}', 'expression', 1, 4],
  ['<p>{user.a_<em>b</em>}', 'expression-split', 1, 4],
  ['<p>{user.a && "b', 'expression-split', 1, 4],
  ['<p>{playground.header.K}', 'expression-place', 1, 4],
  ['<textarea>{user.a}</textarea>', 'expression-place', 1, 11],
  ['<select><option>{user.a}', 'expression-place', 1, 17],
  ['<svg><text>{user.a}</text></svg>', 'expression-place', 1, 12],
  ['<a onclick="{user.a}">', 'expression-place', 1, 13],
  ['<a title="{playground.header.K}">', 'expression-place', 1, 11],
  ["<pre class=user>\n{user.a ?? 'b\\nc'}</pre>", 'expression', 2, 1],
])('leaves what it cannot compile, with its place: %s', (html, code, line, column) => {
  const { html: after, findings } = compile(html);
  expect(after).toBe(html);
  expect(findings).toMatchObject([{ code, line, column }]);
});
