import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { decisive, inMatrix } from '../lib/matrix.ts';
import { inEurope, key, openBench, returnAs, spec, specWith } from '../lib/playground-bench.ts';
import { playgrounds } from '../lib/playgrounds.ts';
import { ada } from '../lib/site.ts';

const { visitor } = useBrowser();

for (const playground of playgrounds) {
  const { name } = playground;

  test(`${name} sends the reader's key, to their server, without the dashboard's cookie`, async () => {
    const bench = await openBench(visitor, playground, inEurope);
    expect(await bench.send()).toMatchObject({ key, cookie: undefined, url: '/eu/me' });
  });
}

for (const playground of decisive(playgrounds)) {
  const { name } = playground;

  test(`${name} has the key that the reader chooses above it, and after a reload`, async () => {
    const keys = [
      { name: 'Production', header: { 'X-API-Key': key } },
      { name: 'Sandbox', header: { 'X-API-Key': 'sandbox-key' }, server: { region: 'eu' } },
    ];
    const { page, send } = await openBench(visitor, playground, {
      ...ada,
      groups: [],
      apiPlaygroundInputs: { keys },
    });
    expect(await send()).toMatchObject({ key, url: '/us/me' });
    const select = await page.waitForSelector('label ::-p-aria([role="combobox"][name="Key"])', {
      visible: true,
    });
    await select?.select('Sandbox');
    await playground.ready(page);
    expect(await send()).toMatchObject({ key: 'sandbox-key', url: '/eu/me' });
    await page.reload();
    await playground.ready(page);
    expect(await send()).toMatchObject({ key: 'sandbox-key', url: '/eu/me' });
  });

  test(`${name} has the key on the next page, too, where the reader is remembered and not revalidated`, async () => {
    const bench = await openBench(visitor, playground, inEurope);
    expect(await bench.send()).toMatchObject({ key });
    await bench.page.goto(`${bench.site.docsUrl}/next`);
    await playground.ready(bench.page);
    expect(await bench.send()).toMatchObject({ key });
  });
}

// Unit tests hold the prefill of these.
for (const playground of inMatrix(playgrounds)) {
  const { name } = playground;

  test(`${name} sends the reader's path parameters`, async () => {
    const parameters = [
      { name: 'accountId', in: 'path', required: true, schema: { type: 'string' } },
    ];
    const document = specWith(spec.components.securitySchemes.key, '/accounts/{accountId}', {
      parameters,
    });
    const apiPlaygroundInputs = { path: { accountId: 'acme-7' } };
    const bench = await openBench(
      visitor,
      playground,
      { ...ada, groups: [], apiPlaygroundInputs },
      document,
    );
    expect(await bench.send()).toMatchObject({ url: '/us/accounts/acme-7' });
  });

  test.each([
    ['a bearer token', { type: 'http', scheme: 'bearer' }, 'Bearer tok'],
    [
      'a token to a scheme by reference',
      { $ref: '#/components/securitySchemes/bearer' },
      'Bearer tok',
    ],
    [
      'an OpenID Connect token',
      { type: 'openIdConnect', openIdConnectUrl: '/openid-configuration' },
      'Bearer tok',
    ],
    [
      'an OAuth 2 token',
      {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: '/authorize',
            tokenUrl: '/token',
            scopes: {},
          },
        },
      },
      'Bearer tok',
    ],
    [
      'a name and password',
      { type: 'http', scheme: 'basic' },
      `Basic ${Buffer.from('ada:password').toString('base64')}`,
    ],
  ] as const)(`${name} sends %s`, async (_what, scheme, authorization) => {
    const apiPlaygroundInputs = { header: { Authorization: authorization } };
    const user = { ...ada, groups: [], apiPlaygroundInputs };
    const bench = await openBench(visitor, playground, user, specWith(scheme));
    expect(await bench.send()).toMatchObject({ authorization });
    // Also where it is the reader's name.
    expect(await bench.page.$eval('input#of-the-page', ({ value }) => value)).toBe('ada');
    await returnAs(bench, null);
    expect((await bench.send()).authorization).not.toBe(authorization);
  });

  test.each(['operation', 'document'])(
    `${name} sends the key to the scheme that the reader has a value for, where the %s takes one or another`,
    async (place) => {
      const security = [{ token: [] }, { key: [], other: [] }, { key: [] }];
      const securitySchemes = {
        token: { type: 'http', scheme: 'bearer' },
        key: spec.components.securitySchemes.key,
        other: { type: 'apiKey', in: 'query', name: 'other' },
      };
      const get = { ...spec.paths['/me'].get, ...(place === 'operation' && { security }) };
      const document = {
        ...spec,
        security: place === 'document' ? security : [],
        paths: { '/me': { get } },
        components: { securitySchemes },
      };
      const bench = await openBench(visitor, playground, inEurope, document);
      expect(await bench.send()).toMatchObject({ key, authorization: undefined, url: '/eu/me' });
      await returnAs(bench, null);
      expect((await bench.send()).key).not.toBe(key);
    },
  );

  test.each(['operation', 'path'])(
    `${name} fills the variables of a server of the %s’s own`,
    async (place) => {
      const variables = { region: { default: 'us', enum: ['us', 'eu'] } };
      const servers = [{ url: '/{region}/v2', variables }];
      const document = {
        ...spec,
        paths: {
          '/me': {
            ...(place === 'path' && { servers }),
            get: { ...spec.paths['/me'].get, ...(place === 'operation' && { servers }) },
          },
        },
      };
      const bench = await openBench(visitor, playground, null, document);
      expect(await bench.send()).toMatchObject({ url: '/us/v2/me' });
      await returnAs(bench, inEurope);
      expect(await bench.send()).toMatchObject({ key, url: '/eu/v2/me' });
    },
  );

  test(`${name} stays with its own server where the reader's is none of its values`, async () => {
    const server = { region: 'mars' };
    const apiPlaygroundInputs = { header: { 'X-API-Key': key }, server };
    const bench = await openBench(visitor, playground, { ...ada, groups: [], apiPlaygroundInputs });
    expect(await bench.send()).toMatchObject({ key, url: '/us/me' });
  });
}
