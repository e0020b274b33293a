import { expect, test } from 'vitest';
import { headTags } from './head-tags.ts';

const settings = { apiUrl: 'https://dash.foo.com/me', loginUrl: 'https://dash.foo.com/login' };

const source = { laterUrl: '/assets/bookplate.01234567.js' };

test('the first tag is a classic script with the settings that were given', () => {
  const [first] = headTags({ ...settings, cacheSeconds: 0 }, source);
  expect(first?.tag).toBe('script');
  expect(first?.attrs).toEqual({
    'data-api-url': 'https://dash.foo.com/me',
    'data-login-url': 'https://dash.foo.com/login',
    'data-cache-seconds': '0',
  });
});

test('no script ends the tag that it stands in', () => {
  for (const each of [source, { development: { personas: [] } }])
    for (const { tag, content } of headTags(settings, each))
      if (tag === 'script') expect(content).not.toMatch(/<\/script|<!--/i);
});
