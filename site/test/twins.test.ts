import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeTwins } from '../build/twins.ts';

test.each(['https://docs.foo.com/', 'https://foo.github.io/docs/'])(
  'below %s, no twin names the address of a gated page',
  (address) => {
    const folder = mkdtempSync(join(tmpdir(), 'bookplate-twins-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const write = (path: string, head: string, content: string): void => {
      mkdirSync(join(folder, path));
      const body = `<h1>${path}</h1><div class="sl-markdown-content">${content}</div>`;
      writeFileSync(join(folder, path, 'index.html'), `<head>${head}</head><body>${body}</body>`);
    };
    const { pathname } = new URL(address);
    write('secret', '<meta name="robots" content="noindex">', '<p>For admins.</p>');
    write(
      'open',
      '',
      `<p>See <a href="${pathname}secret/">the secret</a> and <a href="${pathname}more/">more</a>, <a href="#below">below</a>.</p>`,
    );
    expect(writeTwins(folder, address)).toBe(1);
    expect(existsSync(join(folder, 'secret.md'))).toBe(false);
    expect(readFileSync(join(folder, 'open.md'), 'utf8')).toContain(
      `See the secret and [more](${address}more.md), [below](#below).`,
    );
  },
);
