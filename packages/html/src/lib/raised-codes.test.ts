import { appendFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageOf, settings, siteWith } from '../../test/site.ts';
import { apply } from './apply.ts';
import type { FindingCode } from './findings.ts';

const gated = '<meta name="bookplate:groups" content="admin">';
const secret = 'Turn the third key to the left before you open the vault door.';

interface Mistake {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** What happens to the folder before it is listed, when it is, and while a gated page is changed. */
  readonly before?: (folder: string) => void;
  readonly listed?: (folder: string) => void;
  readonly changing?: (folder: string) => void;
}

const page = (html: string | Uint8Array, name = 'a.html'): Mistake => ({ files: { [name]: html } });

/** The smallest site of each code. */
const mistakes: Readonly<Record<FindingCode, Mistake>> = {
  'page-amp': page('<!doctype html><html amp><head></head><body></body></html>'),
  'page-frames': page('<html><head></head><frameset><frame src="b.html"></frameset></html>'),
  'page-xhtml': page('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>'),
  'page-encoding': page(Buffer.from(pageOf('é'), 'utf16le')),
  'page-truncated': page('<!doctype html><head></head><p cla'),
  'page-fragment': page('<p>a</p>'),
  'page-nested': page(pageOf(`${'<div>'.repeat(20_000)}{user.a}`)),
  'page-open': page(pageOf('a', gated), 'a.xhtml'),
  'page-rendered-again': page(pageOf('<div id="__next">{user.a}</div>')),
  'page-html-dropped': page(pageOf('<!-- raw HTML omitted -->a<!-- raw HTML omitted -->')),
  'page-no-head': page('<!doctype html><p>a'),
  'page-no-content': page(pageOf('a', gated)),
  'file-link': {
    ...page(pageOf('')),
    before: (folder) => symlinkSync('a.html', join(folder, 'b.html')),
  },
  'file-unreadable': { ...page(pageOf('')), listed: (folder) => rmSync(join(folder, 'a.html')) },
  'file-changed': {
    ...page(pageOf('<main>a</main>', gated)),
    changing: (folder) => appendFileSync(join(folder, 'a.html'), '\n'),
  },
  'gate-misspelt': page(pageOf('a', '<meta name="bookplate:group" content="admin">')),
  'group-name': page(pageOf('<p data-bookplate-groups="ad/min">a</p>')),
  expression: page(pageOf('{user.a + 1}')),
  'expression-split': page(pageOf('{user.<b>a</b>}')),
  'expression-place': page(pageOf('<textarea>{user.a}</textarea>')),
  leak: { files: { 'a.html': pageOf(`<main>${secret}</main>`, gated), 'llms.txt': secret } },
};

test.each(Object.entries(mistakes))('finds %s', (code, { files, before, listed, changing }) => {
  const folder = siteWith(files);
  before?.(folder);
  const given = {
    ...settings,
    get loginUrl() {
      changing?.(folder);
      return settings.loginUrl;
    },
  };
  const found: string[] = [];
  for (const event of apply(folder, given)) {
    if (event.type === 'start') listed?.(folder);
    if (event.type === 'finding') found.push(event.finding.code);
  }
  expect(found).toContain(code);
});
