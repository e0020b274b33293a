import { expect, test } from 'vitest';
import type { CheckContext } from '../../check-context.ts';
import { hintRules } from '../../conformance/hint-rules.ts';
import { parseSetup } from '../../setup.ts';
import { hintNotSecure } from './hint-not-secure.ts';

const hint = 'bookplate_hint=0123456789abcdef; Domain=foo.com; Path=/; SameSite=Lax';
const apiUrl = 'https://dash.foo.com/api/docs/user-info';
const docsOrigin = 'https://docs.foo.com';

test.each([
  [hint, apiUrl, ['hint-not-secure']],
  [`${hint}; Secure`, apiUrl, []],
  [hint, apiUrl.replace('https', 'http'), []],
  [hint, 'https://dash.foo.localhost/api', []],
] as const)('%s of %s: %j', async (line, api, codes) => {
  const setup = parseSetup({ docsUrl: docsOrigin, apiUrl: api, signInCookies: [line] });
  const found = await hintNotSecure.find({ setup } as CheckContext);
  expect(found.map(() => hintNotSecure.code)).toEqual(codes);
  expect(found.map(({ severity }) => severity)).toEqual(codes.map(() => 'danger'));
});

test('the contract wants Secure on https, and not on localhost names', async () => {
  const problemsAt = async (url: string): Promise<readonly string[]> => {
    const site = new URL(url).hostname.replace('dash.', '');
    const endpoint = {
      apiUrl: new URL(url),
      docsOrigin: `https://docs.${site}`,
      signInCookies: [hint.replace('foo.com', site)],
      signOutCookies: [],
      send: () => Promise.reject(new Error('It sends nothing.')),
    };
    return hintRules[0]!.check(endpoint);
  };
  expect(await problemsAt(apiUrl)).toEqual(['Secure: expected on https, found none']);
  expect(await problemsAt('https://dash.foo.localhost/api')).toEqual([]);
});
