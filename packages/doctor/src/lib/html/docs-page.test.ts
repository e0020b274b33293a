import { expect, test } from 'vitest';
import { findHeadScript, type Lateness, readDocsPage } from './docs-page.ts';

const tag = '<script data-api-url="/api">start()</script>';
const file = (attributes: string): string =>
  `<script ${attributes} src="/bookplate.js" data-api-url="/api"></script>`;

const lateness = (html: string): Lateness | undefined => findHeadScript(readDocsPage(html))?.late;

test.each([
  [tag],
  [`<head><meta charset="utf-8"><title>Docs</title>${tag}<link rel="stylesheet" href="/a.css">`],
  [file('')],
  [file('type=""')],
  [file('type="text/javascript"')],
  // Without a file these attributes say nothing.
  ['<script defer async data-api-url="/api">start()</script>'],
  [`<link rel="preload" as="style" href="/a.css">${tag}`],
  [`<link rel="icon" href="/a.svg">${tag}`],
  [`<link rel="stylesheet" href="/print.css" media="print">${tag}`],
  [`<link rel="stylesheet" href="/print.css" media="Only Print and (min-width: 1px)">${tag}`],
  [`<link rel="stylesheet" href="/a.css" media="not all">${tag}`],
  [`<link rel="alternate stylesheet" href="/dark.css" title="Dark">${tag}`],
  [`<link rel="stylesheet" href="/a.css" disabled>${tag}`],
  [`<link rel="stylesheet/less" href="/a.less">${tag}`],
  [`<link rel="stylesheet" type="text/less" href="/a.less">${tag}`],
  [`<link rel="stylesheet">${tag}`],
  [`<style>p { color: red }</style>${tag}`],
  [`<style>/* @import "a.css" */</style>${tag}`],
  [`<script>inline()</script>${tag}`],
  [`<script async src="/a.js"></script><script defer src="/b.js"></script>${tag}`],
  [`<script type="module" src="/a.js"></script>${tag}`],
  [`<script type="application/ld+json" src="/a.json"></script>${tag}`],
  [`<script nomodule src="/old.js"></script>${tag}`],
  [`<!-- <link rel="stylesheet" href="/a.css"> -->${tag}`],
  [`<template><link rel="stylesheet" href="/a.css"></template>${tag}`],
  [`<noscript><link rel="stylesheet" href="/a.css"></noscript>${tag}`],
])('nothing holds up the script in %s', (html) => {
  expect(lateness(html)).toBeUndefined();
});

test.each([
  [`<link rel="stylesheet" href="/a.css">${tag}`, 'after', '<link rel="stylesheet" href="/a.css">'],
  [
    `<LINK REL="preload StyleSheet" HREF="/a.css">${tag}`,
    'after',
    '<link rel="stylesheet" href="/a.css">',
  ],
  [
    `<link rel=stylesheet href=/a.css media="screen and (min-width: 1px)">${tag}`,
    'after',
    '<link rel="stylesheet" href="/a.css">',
  ],
  [
    `<link rel=stylesheet href=/a.css media="print, screen">${tag}`,
    'after',
    '<link rel="stylesheet" href="/a.css">',
  ],
  [`<style>@import "a.css";</style>${tag}`, 'after', '<style> with @import'],
  [`<script src="/a.js"></script>${tag}`, 'after', '<script src="/a.js">'],
  [`<script type="text/ecmascript" src="/a.js"></script>${tag}`, 'after', '<script src="/a.js">'],
  [file('defer'), 'defer', 'defer'],
  [file('async'), 'async', 'async'],
  [file('defer async'), 'async', 'async'],
  [`<body><h1>Docs</h1>${tag}`, 'body', '<h1>'],
  [`<body>${tag}`, 'body', '<body>'],
  [`<head><title>Docs</title></head><body><p>Hello</p>${tag}</body>`, 'body', '<p>'],
  [`<head>Hello ${tag}</head>`, 'text', 'the text "Hello"'],
  [
    `<head><title>Docs</title>Welcome to the docs of Acme, Incorporated ${tag}`,
    'text',
    'the text "Welcome to the docs of Acme, I…"',
  ],
  [`<head><div></div>${tag}</head>`, 'body', '<div>'],
])('the script in %s is late: %s %s', (html, why, before) => {
  expect(lateness(html)).toEqual({ why, before });
});

test.each([
  [`<noscript>${tag}</noscript>`, 'noscript'],
  [`<body><noscript>${tag}</noscript>`, 'noscript'],
  [`<template>${tag}</template>`, 'template'],
  [`<template><div><template>${tag}</template></div></template>`, 'template'],
  [`<!-- ${tag} -->`, 'comment'],
])('there is no script in %s', (html, inertIn) => {
  const page = readDocsPage(html);
  expect(findHeadScript(page)).toBeUndefined();
  expect(page.inertIn).toBe(inertIn);
});

test.each([
  ['<script data-api-url="/api">'],
  ['<script type="text/plain" data-api-url="/api"></script>'],
  ['<script type="text/x-template" data-api-url="/api"></script>'],
  ['<script nomodule src="/a.js" data-api-url="/api"></script>'],
  [file('type="module"')],
  ['<script type=" MODULE " data-api-url="/api"></script>'],
])('%s is the head script, and the first of those that run', (html) => {
  expect(findHeadScript(readDocsPage(html))).toBeDefined();
  const page = readDocsPage(`${html}</script>${tag}`);
  expect(findHeadScript(page)?.kind).toBe('classic');
});

test('line ends are those that a hash is made of', () => {
  const page = readDocsPage('<script data-api-url="/api">a\r\nb\rc</script>');
  expect(findHeadScript(page)?.text).toBe('a\nb\nc');
});

test('a policy counts in the head only', () => {
  const meta = (policy: string): string =>
    `<meta http-equiv="content-security-POLICY" content="${policy}">`;
  const { policies } = readDocsPage(
    `<head>${meta('a')}<template>${meta('b')}</template><noscript>${meta('c')}</noscript></head>${meta('d')}<body>${meta('e')}`,
  );
  // Behind </head> the parser still puts it into the head.
  expect(policies.map(({ text }) => text)).toEqual(['a', 'd']);
});

test.each([
  ['<meta http-equiv="refresh" content="0; url=/docs/">', '/docs/'],
  ['<META HTTP-EQUIV=Refresh CONTENT="0;URL=\'/a b\'">', '/a b'],
  [
    '<body><meta http-equiv="refresh" content=" 1 , https://docs.foo.com/?a=1;b">',
    'https://docs.foo.com/?a=1;b',
  ],
  [
    '<meta http-equiv="refresh" content="0.5 /next"><meta http-equiv="refresh" content="0; /b">',
    '/next',
  ],
])('%s leads to %s at once', (html, target) => {
  expect(readDocsPage(html).refresh).toBe(target);
});

test.each([
  '<meta http-equiv="refresh" content="0">',
  '<meta http-equiv="refresh" content="300; url=/docs/">',
  '<meta http-equiv="refresh" content="; url=/docs/">',
  '<meta http-equiv="refresh" content="soon; url=/docs/">',
  '<noscript><meta http-equiv="refresh" content="0; url=/docs/"></noscript>',
  '<template><meta http-equiv="refresh" content="0; url=/docs/"></template>',
  '<!-- <meta http-equiv="refresh" content="0; url=/docs/"> -->',
  '<meta name="refresh" content="0; url=/docs/">',
])('%s leads nowhere', (html) => {
  expect(readDocsPage(html).refresh).toBeUndefined();
});
