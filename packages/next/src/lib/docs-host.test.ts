import { existsSync } from 'node:fs';
import { type DocsHost, hostParts } from '@bookplate/docs/host';
import { expect, test } from 'vitest';
import { afterBuild } from './after-build.ts';
import { gateContents } from './contents.ts';
import { injectHead } from './head.ts';
import { gateNavigation } from './navigation.ts';
import { gatePage } from './page.ts';
import { collectPages } from './pages.ts';

const host: DocsHost = {
  injectHead,
  gateNavigation,
  gatePage,
  gateContents,
  collectPages,
  afterBuild,
};

test('each part of the host is in the file of its name', () => {
  for (const part of Object.keys(host) as (keyof DocsHost)[])
    expect(existsSync(new URL(`${hostParts[part]}.ts`, import.meta.url)), part).toBe(true);
});

test('puts the tags first into the head, behind the encoding', () => {
  const tags = [
    { tag: 'script', attrs: { 'data-api-url': '/a' }, content: 'a' },
    { tag: 'script', attrs: { async: true, src: '/b.js' }, content: '' },
    { tag: 'noscript', attrs: {}, content: '<style>c</style>' },
  ] as const;
  const ours =
    '<script data-api-url="/a">a</script><script src="/b.js" defer=""></script><noscript><style>c</style></noscript>';
  const page = `<!DOCTYPE html><html><head><meta charSet="utf-8"/><link rel="stylesheet" href="/a.css"/>${ours}</head><body></body></html>`;
  expect(injectHead(tags, page)).toBe(
    '<!DOCTYPE html><html><head><meta charSet="utf-8"/><script data-api-url="/a">a</script><script async src="/b.js"></script><noscript><style>c</style></noscript><link rel="stylesheet" href="/a.css"/></head><body></body></html>',
  );
  expect(injectHead(tags, '<head></head>')).toBeUndefined();
});
