import { expect, test } from 'vitest';
import { examineFixture, type Fixture, goodPage } from '../../../../test/company.ts';
import { withCookie } from '../../../../test/fixture-parts.ts';

test.each<[string, Fixture]>([
  [
    'the page',
    {
      input: withCookie,
      page: (apiUrl) =>
        goodPage(apiUrl).replace('<script', '<script data-public-fields="a apiKey"'),
    },
  ],
  ['the settings', { input: () => ({ ...withCookie(), publicFields: ['apiKey'] }) }],
])('finds no secret in a field that %s names as public, only in others', async (_, fixture) => {
  const content = { apiKey: 'live_ada_0001', apiKeys: { apiKey: 'live_ada_0002' } };
  expect((await examineFixture({ ...fixture, user: { content } })).findings).toEqual([]);
  const more = { ...content, account: { password: 'x' } };
  const { findings } = await examineFixture({ ...fixture, user: { content: more } });
  expect(findings).toMatchObject([
    { code: 'secret-in-content', args: { paths: ['content.account.password'] } },
  ]);
});
