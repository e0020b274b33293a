import { expect, test } from 'vitest';
import { headTags } from './head-tags.ts';

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

test('no script ends the tag that it stands in', () => {
  for (const development of [undefined, { personas: [] }])
    for (const { tag, content } of headTags(settings, development))
      if (tag === 'script') expect(content).not.toMatch(/<\/script|<!--/i);
});
