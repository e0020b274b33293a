import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bookplateIn, type Ran } from '../../../test/bookplate.ts';

const urls = [
  '--api',
  'https://dash.foo.com/me?a=1&b="2"',
  '--login',
  'https://dash.foo.com/login?next={returnTo}',
];

async function snippet(settings: object | undefined, ...argv: string[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-snippet-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  if (settings) writeFileSync(join(folder, 'bookplate.json'), JSON.stringify(settings));
  return bookplateIn(folder, ['snippet', ...argv]);
}

test('prints the script with the two URLs, and nothing else that is no HTML', async () => {
  const { code, output } = await snippet(undefined, ...urls);
  expect(code).toBe(0);
  const [charset, script, style, end] = output.split(/\n(?=<noscript|<script)|\n$/);
  expect(charset).toBe('<meta charset="utf-8">');
  expect(script).toMatch(
    /^<script data-api-url="https:\/\/dash\.foo\.com\/me\?a=1&amp;b=(&quot;|%22)2(&quot;|%22)" data-login-url="https:\/\/dash\.foo\.com\/login\?next=%7BreturnTo%7D">[^<]/,
  );
  expect(style).toMatch(/^<noscript><style>.*<\/style><\/noscript>$/);
  expect(end).toBe('');
});

test('names the hash of the very script for a policy', async () => {
  const { output, errors } = await snippet(undefined, ...urls);
  const script = /<script[^>]*>([^]*?)<\/script>/.exec(output)?.[1] ?? '';
  expect(errors).toContain(
    `'sha256-${createHash('sha256').update(script).digest('base64')}'; connect-src https://dash.foo.com`,
  );
});

test('takes the settings of the folder', async () => {
  const { output } = await snippet({
    apiUrl: 'https://dash.foo.com/me',
    loginUrl: 'https://dash.foo.com/login',
    cacheSeconds: 0,
  });
  expect(output).toContain('data-cache-seconds="0"');
});

test('takes from the command line what is given there, and the rest from the folder', async () => {
  const { code, output } = await snippet(
    {
      apiUrl: 'https://dash.foo.com/me',
      loginUrl: 'https://dash.foo.com/login',
      publicFields: ['projectKey'],
      environments: { production: { cacheSeconds: 0 } },
    },
    ...urls.slice(2),
    '--api',
    'https://dash.foo.com/other',
  );
  expect(code).toBe(0);
  for (const attribute of [
    'data-api-url="https://dash.foo.com/other"',
    'data-login-url="https://dash.foo.com/login?next=',
    'data-public-fields="projectKey"',
    'data-cache-seconds="0"',
  ])
    expect(output).toContain(attribute);
  const settings = { apiUrl: 'https://dash.foo.com/me', loginUrl: 'https://dash.foo.com/login' };
  const one = await snippet(settings, ...urls.slice(2));
  expect(one.output).toContain('data-api-url="https://dash.foo.com/me"');
});

test('says what is missing', async () => {
  const nothing = await snippet(undefined);
  expect([nothing.code, nothing.output]).toEqual([2, '']);
  expect(nothing.errors).toContain('Found no bookplate.json');
  const one = await snippet(undefined, ...urls.slice(0, 2));
  expect([one.code, one.output]).toEqual([2, '']);
  expect(one.errors).toContain('--login');
  const plain = await snippet(undefined, '--api', 'ftp://dash.foo.com/me', ...urls.slice(2));
  expect(plain.code).toBe(2);
  expect(plain.errors).toContain('--api');
});
