import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { deferredUrl, injectHead, writeScripts } from './head.ts';

const file = { name: 'bookplate.01234567.js', text: '/* bookplate */' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookplate-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

test('fills the tag of each page, minified or not, once, and writes the file that pages load', () => {
  const minified = '<script data-api-url=https://dash.foo.com/me data-login-url="/a>b">';
  const plain = '<script data-api-url="https://dash.foo.com/me" data-login-url="/login">';
  const other = '<script>go()</script>';
  mkdirSync(join(folder, 'fr'));
  writeFileSync(join(folder, 'static.html'), other);
  // The build of one language lies in the folder of another.
  writeFileSync(join(folder, 'fr/index.html'), `${plain}</script>${other}`);
  writeScripts(join(folder, 'fr'), "'$&'", file);
  writeFileSync(join(folder, 'index.html'), `${minified}</script>${other}`);
  writeScripts(folder, "'$&'", file);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  expect(read('index.html')).toBe(`${minified}'$&'</script>${other}`);
  expect(read('fr/index.html')).toBe(`${plain}'$&'</script>${other}`);
  expect(read('static.html')).toBe(other);
  expect(read(deferredUrl('', file.name))).toContain('bookplate');
});

test('moves the tags before everything in the head but the encoding', () => {
  const ours = [
    '<script data-api-url=/me data-login-url=/login>',
    '</script><script async src=/assets/js/bookplate.01234567.js></script>',
    '<noscript><style>[data-bookplate-groups]{display:none}</style></noscript>',
  ];
  const before = '<!doctype html><html><head><meta charset=UTF-8>';
  const metadata = '<title>Docs</title><script>banner()</script>';
  const after = '<link rel=stylesheet href=/a.css></head><body></body></html>';
  const path = join(folder, 'index.html');
  writeFileSync(path, before + metadata + ours.join('') + after);
  writeScripts(folder, 'go()', file);
  expect(readFileSync(path, 'utf8')).toBe(
    before + ours.join('').replace('></script>', '>go()</script>') + metadata + after,
  );
});

test('a build in which no page has the tag is refused: it would be docs without Bookplate', () => {
  writeFileSync(join(folder, 'index.html'), '<script data-login-url=/a data-api-url=/b></script>');
  expect(() => writeScripts(folder, 'go()', file)).toThrow(
    'no page of the build has the tag of its script',
  );
});

test('leaves the tag of the script empty, and writes the others as they are', () => {
  const tags = [
    { tag: 'script', attrs: { 'data-api-url': '/me' }, content: 'go()' },
    { tag: 'noscript', attrs: {}, content: '<style></style>' },
  ] as const;
  expect(injectHead(tags, 'go()').map(({ innerHTML }) => innerHTML)).toEqual([
    '',
    '<style></style>',
  ]);
  expect(injectHead(tags)[0]?.innerHTML).toBe('go()');
});
