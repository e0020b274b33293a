/** An attribute with JSON, as it is in HTML. */
export function json(name: string, value: unknown): string {
  return `${name}="${JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
}

const hidden = 'data-bookplate-anonymous="hidden" data-pagefind-ignore="all"';
const beta = ['user', 'beta'];
export const name = '<bookplate-text value="user.name"></bookplate-text>';

export const pages: readonly (readonly [what: string, source: string, html: string])[] = [
  ['text in a line', 'Hello, *{user.name}*!', `<p>Hello, <em>${name}</em>!</p>`],
  [
    'text with a fallback',
    "Hello, {user.name ?? 'reader'}!",
    '<p>Hello, <bookplate-text value="user.name">reader</bookplate-text>!</p>',
  ],
  [
    'a fallback that looks like Markdown and HTML',
    'Hello, {user.name ?? \'*a* <b> {c} & "d"\'}',
    '<p>Hello, <bookplate-text value="user.name">*a* &lt;b&gt; {c} &amp; &quot;d&quot;</bookplate-text></p>',
  ],
  [
    'a program',
    "{user.name || 'you'} there",
    `<p><bookplate-text ${json('value', ['||', ['user', 'name'], 'you'])}>you</bookplate-text> there</p>`,
  ],
  [
    'paths that have no short form',
    "a {user['b c']} {user.a ?? user.b} {user.a || '&quot;'}",
    `<p>a <bookplate-text ${json('value', ['user', 'b c'])}></bookplate-text> ` +
      `<bookplate-text ${json('value', ['??', ['user', 'a'], ['user', 'b']])}></bookplate-text> ` +
      `<bookplate-text ${json('value', ['||', ['user', 'a'], '&quot;'])}>&amp;quot;</bookplate-text></p>`,
  ],
  ['a block', '{user.name}', name],
  ['lists', '- a {user.name}\n- {user.name}\n', `<ul><li>a ${name}</li><li>${name}</li></ul>`],
  [
    'tables',
    '| a |\n| - |\n| {user.name} |\n',
    `<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>${name}</td></tr></tbody></table>`,
  ],
  ['quotes', '> a {user\n>   .name} b', `<blockquote><p>a ${name} b</p></blockquote>`],
  ['elements', '<div>\n  a {user.name}\n</div>', `<div><p>a ${name}</p></div>`],
  [
    'conditions in a line',
    'a {user.beta ? <b>*x* {user.name}</b> : <i>y</i>} c',
    `<p>a <bookplate-when ${json('data-bookplate-when', beta)} ${hidden}><b><em>x</em> ${name}</b></bookplate-when>` +
      `<bookplate-when ${json('data-bookplate-when', ['!', beta])}><i>y</i></bookplate-when> c</p>`,
  ],
  [
    'conditions as blocks',
    '{user.beta && (\n  <div>\n    a **b**\n\n    - {user.name}\n  </div>\n)}',
    `<bookplate-when ${json('data-bookplate-when', beta)} ${hidden}><div><p>a <strong>b</strong></p>` +
      `<ul><li>${name}</li></ul></div></bookplate-when>`,
  ],
  [
    'a paragraph as a block',
    '{user.beta ? <p>*x*</p> : null}',
    `<bookplate-when ${json('data-bookplate-when', beta)} ${hidden}><p><em>x</em></p></bookplate-when>`,
  ],
  [
    'conditions within conditions',
    'a {user.beta && <b>{user.pro && <i>x</i>}</b>}',
    `<p>a <bookplate-when ${json('data-bookplate-when', beta)} ${hidden}><b>` +
      `<bookplate-when ${json('data-bookplate-when', ['user', 'pro'])} ${hidden}><i>x</i></bookplate-when></b></bookplate-when></p>`,
  ],
  [
    'texts among elements, and fragments',
    "a {user.beta ? <>x *y*</> : 'z*'}",
    `<p>a <bookplate-when ${json('data-bookplate-when', beta)} ${hidden}>x <em>y</em></bookplate-when>` +
      `<bookplate-when ${json('data-bookplate-when', ['!', beta])}>z*</bookplate-when></p>`,
  ],
  [
    'conditions in a quote',
    '> a {user.beta && <b\n>   title="t">*x* {user.name}\n> y</b>} c',
    `<blockquote><p>a <bookplate-when ${json('data-bookplate-when', beta)} ${hidden}><b title="t"><em>x</em> ${name}y</b></bookplate-when> c</p></blockquote>`,
  ],
  ['elements without a condition', 'a {<b>{user.name}</b>}', `<p>a <b>${name}</b></p>`],
  [
    'attributes of HTML',
    "a <a href={user.url ?? '/x'} className={user.kind} hidden={!user}>b</a>",
    `<p>a <a href="/x" hidden="" ${json('data-bookplate-attributes', {
      href: ['??', ['user', 'url'], '/x'],
      class: ['user', 'kind'],
      hidden: ['!', ['user']],
    })}>b</a></p>`,
  ],
  [
    'attributes within conditions',
    'a {user.beta && <a title="&quot;" href={user.url}>b</a>}',
    `<p>a <bookplate-when ${json('data-bookplate-when', beta)} ${hidden}>` +
      `<a title="&quot;" ${json('data-bookplate-attributes', { href: ['user', 'url'] })}>b</a></bookplate-when></p>`,
  ],
  [
    'groups',
    "<Groups any={['admin', 'a.b:c-1']}>\n  a {user.name}\n</Groups>",
    `<bookplate-groups data-bookplate-groups="admin a.b:c-1" data-pagefind-ignore="all"><p>a ${name}</p></bookplate-groups>`,
  ],
  [
    'groups that do not see it, which anonymous readers do',
    "a <Groups none={['trial', 'free']} id=\"c\">b</Groups>",
    '<p>a <bookplate-groups data-bookplate-groups="* !trial !free" id="c">b</bookplate-groups></p>',
  ],
  [
    'groups that see it, but for others',
    "a <Groups none={['anonymous']} any={['admin']}>b</Groups>",
    '<p>a <bookplate-groups data-bookplate-groups="admin !anonymous" data-pagefind-ignore="all">b</bookplate-groups></p>',
  ],
  [
    'groups that nobody is in',
    'a <Groups any={[]}>b</Groups>',
    '<p>a <bookplate-groups data-bookplate-groups="" data-pagefind-ignore="all">b</bookplate-groups></p>',
  ],
  [
    'the choice among keys',
    '<KeyChoice />\n\n<KeyChoice label="Clé & <b>" className="c" />',
    '<label data-bookplate-keys="" data-pagefind-ignore="all" set:html="Key &lt;select&gt;&lt;/select&gt;"></label><label data-bookplate-keys="" data-pagefind-ignore="all" class="c" set:html="Clé &amp;amp; &amp;lt;b&gt; &lt;select&gt;&lt;/select&gt;"></label>',
  ],
];

/** Pages that say nothing of the reader. */
export const untouched: readonly string[] = [
  'The user is *user*, `user` and `{user.name}`.',
  '```js\nconst { user } = session; // {user.name}\n```',
  '<Card user="a" any={[1]}>{props.user}</Card>',
  '{[1].map((user) => <b key={user}>{user}</b>)} {/* user.name */}',
  "export const user = { name: 'Mine' };\n\nHello {user.name} <a href={user.url}>b</a>",
  "import { user, Groups } from './mine.js'\n\n<Groups any={user.groups}>a</Groups>",
  "import { KeyChoice } from './mine.js'\n\n<KeyChoice />",
  'export const Name = ({ user }) => <b>{user.name}</b>\n\na',
  "import { useBookplate } from './mine.js'\n\nexport const Name = () => <b>{useBookplate((user) => user?.name)}</b>\n\na",
  "import { Groups, playground } from './mine.js'\n\nexport const A = () => <Groups>{playground.a}</Groups>\n\na {playground.b}",
];

/** The place of each mistake is marked with ¦. */
export const mistakes: readonly (readonly [source: string, message: string])[] = [
  ['# 👋\n\nHello {user.a ¦+ user.b}', 'Join texts in a template literal'],
  ['> a {user.a\n>   .b\n>   ¦== 1}', 'Use ==='],
  ['- a\n\n  {user.a &&\n    user.items.¦map(f)}', 'a call of `map`'],
  ['a {user.beta && <b>{user.a ¦!= 1}</b>}', 'Use !=='],
  ['a {user.beta && <b title="user" lang={¦f(user)}>x</b>}', 'a function call'],
  ['a <b title="lang" lang={user.a ¦<= 1}>x</b>', 'the operator <='],
  ['a <b onclick={¦user.code}>x</b>', 'would run as code'],
  ['> a {user.beta && <b\n>   lang={¦f(user)}>x</b>}', 'a function call'],
  ['> {user.beta && (\n>   <b>\n>     x {user.a ¦== 1}\n>   </b>\n> )}', 'Use ==='],
  ['a {user.beta && <b>{user.pro && <i>{user.a /* + */ ¦+ 1}</i>}</b>}', 'Join texts'],
  ['a {user.beta && <b style={¦user.code}>x</b>}', 'would run as code'],
  ['a <b {¦...user.all}>x</b>', 'spread over <b>'],
  ['a <Card title={¦user.name}/>', 'a component that is rendered once'],
  ['a <¦user.Card/>', 'an element named by the reader'],
  ['## a {user.beta ? ¦<b>x</b> : null}', "in a heading's expression"],
  ['## {¦user.name}', 'a heading with only an expression over the reader'],
  ['a ¦<Groups>b</Groups>', 'without `any` and `none`'],
  ['a <Groups ¦any="admin">b</Groups>', 'Expected an array'],
  ["a <Groups any={['admin', ¦name]}>b</Groups>", 'not a string'],
  ["a <Groups any={['admin', ¦'a b']}>b</Groups>", 'the group name "a b"'],
  ["a <Groups any={['admin']} none={['b', ¦'!trial']}>b</Groups>", 'the group name "!trial"'],
  ["a <Groups any={['admin']} none={¦[]}>b</Groups>", 'Found no name in `none`'],
  ['a <KeyChoice label={¦user.name} />', 'Expected a text'],
  ["<Groups any={['a']}>\n  ¦<title>b</title>\n</Groups>", 'Found <title> in <Groups>'],
  [
    '<Groups any={[\'a\']}>\n  <div>\n    ¦<meta name="description" content="b" />\n  </div>\n</Groups>',
    'the head of the page',
  ],
  ["a <Groups any={['a']}>b <Head>¦<title>c</title></Head></Groups>", 'Found <title>'],
  [
    "<Groups any={['a']}>\n  ¦<script type=\"application/ld+json\">{'{}'}</script>\n</Groups>",
    'Search engines read it',
  ],
  ["a {¦playground.header['X-Key'] ?? 'KEY'}", 'which only code samples know'],
  ["a <b title={¦playground.header['X-Key']}>x</b>", 'which only code samples know'],
  ['export const Greeting = () => <b>Hi {¦user.firstName}</b>;\n\n<Greeting />', 'in an `export`'],
  ['a\n\nexport const a = 1,\n  name = `Hi ${¦user.org.name}`\n\nb', 'value="user.org.name"'],
  ["export function f() {\n  return ¦user?.plan ?? 'free';\n}", 'in an `export`'],
  ["export const A = () => ¦<Groups any={['a']}>b</Groups>", "into the page's text"],
  ['export const A = () => <b>{¦playground.header.a}</b>', 'in an `export`'],
];
