import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Settings } from '@bookplate/protocol';
import { expect, test } from 'vitest';
import { headTags } from './head-tags.ts';

const scriptOf = (name: string): string =>
  readFileSync(
    createRequire(import.meta.url).resolve(`@bookplate/browser/${name}.js`),
    'utf8',
  ).trim();
const settings = { apiUrl: 'https://dash.foo.com/me', loginUrl: 'https://dash.foo.com/login' };

test('the first tag is a classic script with the settings that were given', () => {
  const [first] = headTags({ ...settings, cacheSeconds: 0 });
  expect(first?.tag).toBe('script');
  expect(first?.attrs).toEqual({
    'data-api-url': 'https://dash.foo.com/me',
    'data-login-url': 'https://dash.foo.com/login',
    'data-cache-seconds': '0',
  });
});

test('docs with a console carry its address, the share of reports, and the part of the script that uses them', () => {
  const console = 'https://console.foo.com/v1/sites/foo/settings.json';
  const script = (given: Settings): string =>
    headTags(given)
      .map(({ content }) => content)
      .join('\n');
  const [first] = headTags({ ...settings, console, reportShare: 0.1 });
  expect(first?.attrs).toMatchObject({ 'data-console': console, 'data-report-share': '0.1' });
  expect(script({ ...settings, console })).toContain(scriptOf('console'));
  expect(script(settings)).not.toContain(scriptOf('console'));
  expect(headTags({ ...settings, reportShare: 1 })[0]?.attrs).not.toHaveProperty(
    'data-report-share',
  );
});

test('the development server tells no console', () => {
  const console = 'https://console.foo.com/v1/sites/foo/settings.json';
  const [first] = headTags({ ...settings, console, reportShare: 1 }, { personas: [] });
  expect(first?.attrs).not.toHaveProperty('data-console');
  expect(first?.content).not.toContain(scriptOf('console'));
});

test('no script ends the tag that it stands in', () => {
  for (const development of [undefined, { personas: [] }])
    for (const { tag, content } of headTags(settings, development))
      if (tag === 'script') expect(content).not.toMatch(/<\/script|<!--/i);
});
