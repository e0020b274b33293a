import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteWith } from '../../test/site.ts';
import { ChangedFileError, readSiteFile, replaceSiteFile } from './site-file.ts';

test('replaces a file that nobody else has changed', () => {
  const folder = siteWith({ 'a.html': 'before' });
  replaceSiteFile(readSiteFile(join(folder, 'a.html')), 'after');
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('after');
  expect(readdirSync(folder)).toEqual(['a.html']);
});

test('leaves a file that changed after it was read, and no other file beside it', () => {
  const folder = siteWith({ 'a.html': 'before' });
  const read = readSiteFile(join(folder, 'a.html'));
  writeFileSync(join(folder, 'a.html'), 'of the generator');
  expect(() => replaceSiteFile(read, 'after')).toThrow(ChangedFileError);
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('of the generator');
  expect(readdirSync(folder)).toEqual(['a.html']);
});
