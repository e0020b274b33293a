import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { deferredFile } from './deferred-file.ts';
import { headTags } from './head-tags.ts';
import { policyFor } from './policy-for.ts';

const scriptOf = (name: string): string =>
  readFileSync(
    createRequire(import.meta.url).resolve(`@bookplate/browser/${name}.js`),
    'utf8',
  ).trim();
const settings = { apiUrl: 'https://dash.foo.com/me', loginUrl: 'https://dash.foo.com/login' };

const source = { deferredUrl: '/assets/bookplate.01234567.js' };

test('the first tag is a classic script with the settings that were given', () => {
  const [first] = headTags(
    { ...settings, cacheSeconds: 0, publicFields: ['projectKey', 'token'] },
    source,
  );
  expect(first?.tag).toBe('script');
  expect(first?.attrs).toEqual({
    'data-api-url': 'https://dash.foo.com/me',
    'data-login-url': 'https://dash.foo.com/login',
    'data-cache-seconds': '0',
    'data-public-fields': 'projectKey token',
  });
});

test('no page has the placeholder of a link as it is written in the settings', () => {
  const [first] = headTags(
    {
      ...settings,
      loginUrl: 'https://dash.foo.com/login?next={returnTo}&again={returnTo}',
      logoutUrl: 'https://dash.foo.com/{returnTo}/logout',
    },
    source,
  );
  expect(first?.attrs).toMatchObject({
    'data-login-url': 'https://dash.foo.com/login?next=%7BreturnTo%7D&again=%7BreturnTo%7D',
    'data-logout-url': 'https://dash.foo.com/%7BreturnTo%7D/logout',
  });
});

test('docs with a console carry its address, the share of reports, and the part of the script that uses them', () => {
  const console = 'https://console.foo.com/v1/sites/foo/settings.json';
  const more = { reportShare: 0.1, allowedHosts: ['id.bar.org', 'foo.auth0.com'] };
  expect(headTags({ ...settings, ...more, console }, source)[0]?.attrs).toEqual({
    'data-api-url': settings.apiUrl,
    'data-login-url': settings.loginUrl,
    'data-console': console,
    'data-allowed-hosts': 'id.bar.org foo.auth0.com',
    'data-report-share': '0.1',
  });
  const withConsole = deferredFile({ ...settings, console });
  expect(withConsole.text).toContain(scriptOf('console'));
  expect(deferredFile(settings).text).not.toContain(scriptOf('console'));
  expect(deferredFile(settings).name).not.toBe(withConsole.name);
  const [first] = headTags({ ...settings, ...more }, source);
  expect(Object.keys(first?.attrs ?? {})).toEqual(['data-api-url', 'data-login-url']);
});

test('the development server tells no console', () => {
  const console = 'https://console.foo.com/v1/sites/foo/settings.json';
  const [first] = headTags(
    { ...settings, console, reportShare: 1 },
    { development: { personas: [] } },
  );
  expect(first?.attrs).not.toHaveProperty('data-console');
  expect(first?.content).not.toContain(scriptOf('console'));
});

test('a policy with what the build says lets the first script run', () => {
  const [first] = headTags(settings, source);
  const hash = createHash('sha256')
    .update(first?.content ?? '')
    .digest('base64');
  expect(policyFor(settings)).toContain(
    `script-src 'self' 'sha256-${hash}'; connect-src https://dash.foo.com`,
  );
  const console = 'https://console.bar.com/v1/sites/foo/settings.json';
  expect(policyFor({ ...settings, console })).toMatch(
    /; connect-src https:\/\/dash\.foo\.com https:\/\/console\.bar\.com$/,
  );
});

test('no script ends the tag that it is in', () => {
  for (const each of [source, { development: { personas: [] } }])
    for (const { tag, content } of headTags(settings, each))
      if (tag === 'script') expect(content).not.toMatch(/<\/script|<!--/i);
});
