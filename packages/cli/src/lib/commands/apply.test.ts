import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { bookplateIn } from '../../../test/bookplate.ts';

const page = "<!doctype html><html><head></head><body><p>{user.name ?? 'you'}</p></body></html>";
const settings = {
  apiUrl: 'https://dash.foo.com/me',
  loginUrl: 'https://dash.foo.com/login',
};

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-apply-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const site = { 'public/index.html': page, 'bookplate.json': JSON.stringify(settings) };

test('applies to a folder, and prints what was done and the policy', async () => {
  const folder = folderWith(site);
  const { code, output } = await bookplateIn(folder, ['apply', 'public', '--verbose']);
  expect(output).toContain('* index.html  1 text\n');
  expect(output).toContain('1 page: 1 text, 0 attributes, 0 code samples, 0 gated pages, 0 links');
  expect(output).toMatch(
    /If the docs have a Content-Security-Policy, it must have: script-src 'self' 'sha256-[^']+'/,
  );
  expect(code).toBe(0);
  expect(readFileSync(join(folder, 'public/index.html'), 'utf8')).toContain('<bookplate-text');
});

test('checks in CI whether it was applied', async () => {
  const folder = folderWith(site);
  expect(await bookplateIn(folder, ['apply', 'public', '--check'])).toMatchObject({ code: 1 });
  expect(readFileSync(join(folder, 'public/index.html'), 'utf8')).toBe(page);
  expect(await bookplateIn(folder, ['apply', 'public'])).toMatchObject({ code: 0 });
  expect(await bookplateIn(folder, ['apply', 'public', '--check'])).toMatchObject({ code: 0 });
});

test('prints JSON', async () => {
  const folder = folderWith(site);
  const { output } = await bookplateIn(folder, ['apply', 'public', '--json', '--dry-run']);
  expect(JSON.parse(output)).toMatchObject({
    version: 1,
    total: 1,
    pages: [{ file: 'index.html', isChanged: true, texts: 1 }],
    findings: [],
    errors: 0,
  });
});

test('takes the settings from options', async () => {
  const folder = folderWith({ 'public/index.html': page });
  const none = await bookplateIn(folder, ['apply', 'public']);
  expect(none).toMatchObject({ code: 2 });
  expect(none.errors).toContain('Found no bookplate.json');
  const options = ['--api', settings.apiUrl, '--login', settings.loginUrl, '--base', 'docs'];
  const { code } = await bookplateIn(folder, ['apply', 'public', ...options]);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, 'public/index.html'), 'utf8')).toContain(
    'data-api-url="https://dash.foo.com/me"',
  );
});

test.each([
  [
    ['--api', settings.apiUrl],
    `--login: expected an absolute URL such as "https://dash.foo.com/login?next={returnTo}", found nothing`,
  ],
  [
    ['--login', settings.loginUrl],
    '--api: expected an absolute URL such as "https://dash.foo.com/api/docs/user-info", found nothing',
  ],
  [
    ['--api', settings.apiUrl, '--login', settings.loginUrl, '--docs', 'https://docs.foo.com/docs'],
    '--docs: ',
  ],
  [
    ['--api', settings.apiUrl, '--login', settings.loginUrl, '--docs', 'https://docs.bar.com'],
    'add it to `allowedHosts` in bookplate.json',
  ],
])('names its options in errors: %j', async (options, sentence) => {
  const folder = folderWith({ 'public/index.html': page });
  const { code, errors } = await bookplateIn(folder, ['apply', 'public', ...options]);
  expect(errors).toContain(sentence);
  expect(errors).not.toContain('--docs-origin');
  expect(code).toBe(2);
});

test('says how many of the changed files are pages, and lists all with --verbose', async () => {
  const files = {
    ...site,
    'public/index.xml': `<rss><channel><item><description>{user.name ?? 'you'}</description></item></channel></rss>`,
  };
  const brief = await bookplateIn(folderWith(files), ['apply', 'public']);
  expect(brief.output).toContain(
    '3 files changed: 1 page, 2 other files (--verbose lists them).\n',
  );
  expect(brief.output).not.toContain('* index');
  const verbose = await bookplateIn(folderWith(files), ['apply', 'public', '--verbose']);
  expect(verbose.output).toMatch(
    /^\* index\.html {2}1 text\n\* bookplate\.\w+\.js\n\* index\.xml\n/,
  );
  expect(verbose.output).toContain('3 files changed (*): 1 page, 2 other files.\n');
});

test('exits with 1 for an expression that cannot be compiled, and names its place', async () => {
  const text = page.replace('{user.name', '\n{user.list.map(f)} {user.name');
  const folder = folderWith({ ...site, 'public/index.html': text });
  const { code, output } = await bookplateIn(folder, ['apply', 'public']);
  expect(output).toMatch(/^error {2}index\.html:2:1 {2}Found a call of `map`/);
  expect(code).toBe(1);
});

test('refuses a folder that is no site', async () => {
  const folder = folderWith({ ...site, 'mkdocs.yml': '' });
  const { code, errors } = await bookplateIn(folder, ['apply', '.']);
  expect(errors).toContain('Found mkdocs.yml');
  expect(code).toBe(2);
});

test('watches, with the persona bar', async () => {
  const folder = folderWith({
    ...site,
    'personas/grace.json': JSON.stringify({ content: { name: 'Grace' } }),
  });
  const stop = new AbortController();
  const file = join(folder, 'public/index.html');
  const watching = bookplateIn(folder, ['apply', 'public', '--watch'], { stop: stop.signal });
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('data-personas'), 20_000);
  writeFileSync(file, page.replace('<p>', '<p>Second'));
  await vi.waitFor(
    () => expect(readFileSync(file, 'utf8')).toMatch(/data-personas.*Second<bookplate-text/s),
    20_000,
  );
  stop.abort();
  expect(await watching).toMatchObject({ code: 0 });
});
