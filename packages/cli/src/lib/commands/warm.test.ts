import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { bookplateIn } from '../../../test/bookplate.ts';

const settings = {
  apiUrl: 'https://dash.foo.com/me',
  loginUrl: 'https://dash.foo.com/login',
  docsOrigin: 'https://docs.foo.com',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookplate-warm-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

function give(value: object): void {
  writeFileSync(join(folder, 'bookplate.json'), JSON.stringify(value));
}
const read = (name: string): string => readFileSync(join(folder, 'public', name), 'utf8');

test('writes page and script, and prints the tag for the dashboard', async () => {
  give(settings);
  const { code, output, errors } = await bookplateIn(folder, ['warm', 'public', '--base', 'docs']);
  expect(code).toBe(0);
  expect(output).toBe(
    '<iframe src="https://docs.foo.com/docs/bookplate-warm.html" referrerpolicy="origin" hidden></iframe>\n',
  );
  expect(errors).toContain('for pages of https://dash.foo.com.');
  expect(readdirSync(join(folder, 'public')).sort()).toEqual([
    'bookplate-warm.html',
    'bookplate-warm.js',
  ]);
  expect(read('bookplate-warm.html')).toContain('src="/docs/bookplate-warm.js?');
  expect(read('bookplate-warm.js')).toContain('"apiUrl":"https://dash.foo.com/me"');
});

test('takes the dashboard from the settings, and from the command line before them', async () => {
  give({ ...settings, warmFrame: 'https://app.foo.com' });
  await bookplateIn(folder, ['warm', 'public']);
  expect(read('bookplate-warm.html')).toContain('content="https://app.foo.com"');
  await bookplateIn(folder, ['warm', 'public', '--dashboard', 'https://foo.com']);
  expect(read('bookplate-warm.html')).toContain('content="https://foo.com"');
});

test('refuses a dashboard on another site, which would share no storage', async () => {
  give(settings);
  const { code, errors } = await bookplateIn(folder, [
    'warm',
    'public',
    '--dashboard',
    'https://dash.bar.com',
  ]);
  expect(code).toBe(2);
  expect(errors).toContain(
    "--dashboard: dash.bar.com and the docs' docs.foo.com are different sites",
  );
});

test('says what is missing', async () => {
  const { code, errors } = await bookplateIn(folder, ['warm', 'public']);
  expect(code).toBe(2);
  expect(errors).toContain('Found no bookplate.json');
});
