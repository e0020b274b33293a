import { existsSync } from 'node:fs';
import { type DocsHost, hostParts } from '@bookplate/docs/host';
import { expect, test } from 'vitest';
import { afterBuild } from './after-build.ts';
import { gateContents } from './contents.ts';
import { injectHead } from './head.ts';
import { gateNavigation } from './navigation.ts';
import { collectPages } from './pages.ts';

const host: DocsHost = { injectHead, gateNavigation, gateContents, collectPages, afterBuild };

test('each part of the host is in the file of its name', () => {
  for (const part of Object.keys(host) as (keyof DocsHost)[])
    expect(existsSync(new URL(`${hostParts[part]}.ts`, import.meta.url)), part).toBe(true);
  // Docusaurus renders pages by React, in builds and in the browser.
  expect(existsSync(new URL(`client/${hostParts.gatePage}.tsx`, import.meta.url))).toBe(true);
});
