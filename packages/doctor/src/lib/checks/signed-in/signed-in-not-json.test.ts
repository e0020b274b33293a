import { expect, test } from 'vitest';
import { examineFixture } from '../../../../test/company.ts';
import { withCookie } from '../../../../test/fixture-parts.ts';

test('finds JSON in another encoding than UTF-8', async () => {
  const { findings } = await examineFixture({
    input: withCookie,
    take({ headers, method }, response) {
      if (method === 'OPTIONS' || headers.cookie === undefined) return false;
      response.writeHead(200, {
        'access-control-allow-origin': headers.origin ?? '',
        'access-control-allow-credentials': 'true',
        vary: 'Origin',
        'cache-control': 'no-store',
        'content-type': 'application/json',
      });
      response.end(Buffer.from('{"content":{"firstName":"J\xfcrgen"}}', 'latin1'));
      return true;
    },
  });
  expect(findings.map(({ code }) => code)).toEqual(['signed-in-not-json']);
});
