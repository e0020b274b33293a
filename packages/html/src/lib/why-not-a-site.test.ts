import { expect, test } from 'vitest';
import { siteWith } from '../../test/site.ts';
import { whyNotASite } from './why-not-a-site.ts';

test('refuses what is no site, with what to do', () => {
  expect(whyNotASite(siteWith({ 'a/index.html': '<p>' }))).toBeUndefined();
  expect(whyNotASite(siteWith({ 'a.md': '' }))).toContain('Found no HTML page');
  expect(whyNotASite(siteWith({ 'a.md': '' }) + '/none')).toContain('Found no folder');
  const source = whyNotASite(siteWith({ 'mkdocs.yml': '', 'theme/a.html': '<p>' }));
  expect(source).toMatch(/Found mkdocs\.yml .* bookplate apply .*site$/);
});
