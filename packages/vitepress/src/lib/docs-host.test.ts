import { existsSync } from 'node:fs';
import { type DocsHost, hostParts } from '@bookplate/docs/host';
import { expect, test } from 'vitest';
import { afterBuild } from './after-build.ts';
import { gateContents } from './contents.ts';
import { injectHead } from './head.ts';
import { gateNavigation } from './navigation.ts';
import { gatePage } from './page.ts';
import { collectPages } from './pages.ts';

test('each part of the host is in the file of its name', () => {
  const host: DocsHost = {
    injectHead,
    gateNavigation,
    gatePage,
    gateContents,
    collectPages,
    afterBuild,
  };
  for (const part of Object.keys(host) as (keyof DocsHost)[])
    expect(existsSync(new URL(`${hostParts[part]}.ts`, import.meta.url)), part).toBe(true);
});

test('puts its tags first, behind the encoding', () => {
  const tags = [{ tag: 'script', attrs: { 'data-a': '"&', async: true }, content: 'x' }] as const;
  expect(
    injectHead(tags, '<html><head>\n    <title></title>\n    <meta charset="utf-8"></head></html>'),
  ).toBe(
    '<html><head>\n    <meta charset="utf-8">\n    <script data-a="&quot;&amp;" async>x</script>\n    <title></title></head></html>',
  );
});
