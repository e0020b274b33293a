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

test('puts the tags before those of the site', () => {
  const tag = { tag: 'script', attrs: {}, content: '' } as const;
  const own = { tag: 'meta' };
  expect(injectHead([tag], [own])).toEqual([tag, own]);
  expect(injectHead([tag], undefined)).toEqual([tag]);
});
