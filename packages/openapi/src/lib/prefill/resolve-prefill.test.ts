import type { PlaygroundInputs } from '@bookplate/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../../../test/property-runs.ts';
import { describePrefillWarning } from './describe-prefill-warning.ts';
import { resolvePrefill } from './resolve-prefill.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  servers: [
    {
      url: 'https://{region}.api.foo.com/{version}',
      variables: { region: { enum: ['eu', 'us'], default: 'us' }, version: { default: 'v1' } },
    },
    {
      url: 'https://{region}.sandbox.foo.com',
      variables: { region: { default: 'us', enum: ['us', 'test'] } },
    },
  ],
  paths: {
    '/accounts/{accountId}/pets/{petId}': {
      parameters: [{ $ref: '#/components/parameters/AccountId' }],
      get: {
        parameters: [
          { name: 'petId', in: 'path', required: true, schema: {} },
          { name: 'Authorization', in: 'header', schema: {} },
          { name: 'X-Trace', in: 'header', schema: {} },
          { name: 'accountId', in: 'query', schema: {} },
        ],
        responses: { 200: { description: 'OK' } },
      },
    },
  },
  components: {
    parameters: { AccountId: { name: 'accountId', in: 'path', required: true, schema: {} } },
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      queryKey: { $ref: '#/components/securitySchemes/reallyQueryKey' },
      reallyQueryKey: { type: 'apiKey', in: 'query', name: 'api_key' },
      session: { type: 'apiKey', in: 'cookie', name: 'sid' },
      token: { type: 'http', scheme: 'Bearer' },
      login: { type: 'oauth2', flows: {} },
      basic: { type: 'http', scheme: 'basic' },
      digest: { type: 'http', scheme: 'digest' },
    },
  },
};

function prefill(
  inputs: PlaygroundInputs,
  of: object = document,
): ReturnType<typeof resolvePrefill> {
  return resolvePrefill(of, inputs);
}
function spoken(inputs: PlaygroundInputs, of: object = document): string[] {
  return prefill(inputs, of).warnings.map(describePrefillWarning);
}

test('keys go to the schemes of their place and name', () => {
  const { schemes, warnings } = prefill({ header: { 'X-API-Key': 'k' }, query: { api_key: 7 } });
  const queryKey = { type: 'apiKey', in: 'query', name: 'api_key', value: '7' };
  expect(schemes).toEqual({
    key: { type: 'apiKey', in: 'header', name: 'X-API-Key', value: 'k' },
    queryKey,
    reallyQueryKey: queryKey,
  });
  expect(warnings).toEqual([]);
});

test('Authorization goes to bearer and OAuth 2 without its prefix', () => {
  for (const value of ['Bearer t.o-k', 'bearer   t.o-k', 't.o-k'])
    expect(prefill({ header: { Authorization: value } })).toMatchObject({
      schemes: {
        token: { type: 'bearer', token: 't.o-k' },
        login: { type: 'bearer', token: 't.o-k' },
      },
      warnings: [],
    });
});

test('Basic is decoded, colons and all', () => {
  const credentials = Buffer.from('ada:pä:ss').toString('base64');
  const { schemes } = prefill({ header: { Authorization: `Basic ${credentials}` } });
  expect(schemes).toEqual({ basic: { type: 'basic', username: 'ada', password: 'pä:ss' } });
});

test.each(['Basic ???', 'Basic YWRh', `Basic ${Buffer.from([0xff, 0x3a]).toString('base64')}`])(
  'what is not Basic is not used: %s',
  (value) => {
    const { schemes, warnings } = prefill({ header: { Authorization: value } });
    expect(schemes).toEqual({});
    expect(warnings).toEqual([{ code: 'not-basic' }]);
  },
);

test('an Authorization for a scheme that the document lacks is named without its value', () => {
  expect(spoken({ header: { Authorization: 'Digest secret' } })).toEqual([
    'header.Authorization: the document has no security scheme for it; it has bearer, basic',
  ]);
});

test('a key in the Authorization header is used as it is', () => {
  const of = {
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'Authorization' } },
    },
  };
  expect(prefill({ header: { Authorization: 'Key 1' } }, of).schemes).toEqual({
    key: { type: 'apiKey', in: 'header', name: 'Authorization', value: 'Key 1' },
  });
});

test('a header that is a parameter and no scheme is left to the reader', () => {
  expect(spoken({ header: { 'X-Trace': '1' } })).toEqual([
    'header.X-Trace: no security scheme (parameters that are none are left to the reader) has this name',
  ]);
});

test('what matches nothing names the nearest field, there or in another place', () => {
  expect(
    spoken({
      header: { 'x-api-key': '1' },
      query: { 'X-API-Key': '1', accountId: '1' },
      path: { accountid: '1' },
      server: { regoin: 'eu' },
    }).map((line) => line.replace(/^.*; /, '')),
  ).toEqual([
    'did you mean header.X-API-Key?',
    'did you mean header.X-API-Key?',
    'did you mean path.accountId?',
    'did you mean path.accountId?',
    'did you mean server.region?',
  ]);
});

test('returns cookies to show, not to send', () => {
  expect(prefill({ cookie: { sid: 's' } })).toMatchObject({
    cookies: [{ scheme: 'session', name: 'sid', value: 's' }],
    schemes: {},
  });
});

test('server variables are set where their enum allows it', () => {
  expect(prefill({ server: { region: 'eu', version: 'v2' } }).servers).toEqual([
    { url: 'https://{region}.api.foo.com/{version}', variable: 'region', value: 'eu' },
    { url: 'https://{region}.api.foo.com/{version}', variable: 'version', value: 'v2' },
  ]);
  expect(prefill({ server: { region: 'mars' } }).servers).toEqual([]);
  expect(spoken({ server: { region: 'mars' } })).toEqual([
    'server.region: is not one of eu, us, test; it was not used',
  ]);
});

test('path values go to path parameters, also to those that are components', () => {
  expect(prefill({ path: { accountId: 'acc', petId: 1 } }).path).toEqual({
    accountId: 'acc',
    petId: '1',
  });
});

test('values that could begin another header or cookie are not used', () => {
  const unfit: PlaygroundInputs = {
    header: { 'X-API-Key': 'k\r\nX-Admin: 1', Authorization: 'Bearer ключ' },
    query: { api_key: 'a\nb' },
    cookie: { sid: 'a; admin=1' },
    path: { petId: 'a\u0000' },
    server: { version: 'v1\n' },
  };
  const { warnings, ...rest } = prefill(unfit);
  expect(rest).toEqual({ schemes: {}, servers: [], path: {}, cookies: [] });
  expect(warnings).toHaveLength(6);
  expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(['unfit-value']));
});

test('half of a surrogate pair cannot be sent in any place', () => {
  for (const half of ['\uD83D', 'a\uDE00b']) {
    const inputs = { query: { api_key: half }, path: { petId: half }, server: { version: half } };
    const { warnings, ...rest } = prefill({ ...inputs, cookie: { sid: half } });
    expect(rest).toEqual({ schemes: {}, servers: [], path: {}, cookies: [] });
    expect(warnings.map(({ code }) => code)).toEqual(Array(4).fill('unfit-value'));
  }
  expect(prefill({ query: { api_key: '😀' } }).warnings).toEqual([]);
});

test('ignores empty values', () => {
  const empty: PlaygroundInputs = {
    header: { 'X-API-Key': '', Authorization: 'Bearer ' },
    query: { api_key: '' },
    cookie: { sid: '' },
    path: { petId: '' },
  };
  expect(prefill(empty)).toEqual({
    schemes: {},
    servers: [],
    path: {},
    cookies: [],
    warnings: [],
  });
  for (const Authorization of ['', 'Bearer', 'bearer  ', 'Basic', 'Basic '])
    expect(prefill({ header: { Authorization } }).schemes).toEqual({});
});

test('no inputs, no document, hostile names: nothing happens', () => {
  for (const inputs of [null, undefined, {}, { header: null }])
    expect(resolvePrefill(document, inputs)).toMatchObject({ schemes: {}, warnings: [] });
  const hostile = JSON.parse(
    '{"header": {"__proto__": "1", "constructor": "2"}, "path": {"__proto__": "3"}}',
  );
  for (const of of [
    {},
    [],
    document,
    { components: { securitySchemes: { a: { $ref: '#/components/securitySchemes/a' } } } },
  ])
    expect(resolvePrefill(of, hostile)).toMatchObject({ schemes: {}, path: {} });
  const named = JSON.parse(
    '{"components": {"securitySchemes": {"__proto__": {"type": "apiKey", "in": "header", "name": "__proto__"}}}}',
  ) as object;
  expect(Object.keys(resolvePrefill(named, hostile).schemes)).toEqual(['__proto__']);
});

test('a path has the parameters that it names', () => {
  const paths = { '/a/{x}/b/{y.z}': {}, '/c/{': {}, '/d/}{w}': {}, '/e': { get: {} } };
  const inputs = { path: { x: '1', 'y.z': '2', w: '3', b: '4' } };
  const { path, warnings } = prefill(inputs, { ...document, paths });
  expect(path).toEqual({ x: '1', 'y.z': '2', w: '3' });
  expect(warnings).toMatchObject([{ code: 'unknown-field', place: 'path', name: 'b' }]);
});

test('of several keys the first is used, over the values of every request', () => {
  const { schemes, path, warnings } = prefill({
    header: { 'X-API-Key': 'common' },
    path: { accountId: '7' },
    keys: [
      { name: 'Production', header: { 'X-API-Key': 'live' } },
      { name: 'Sandbox', header: { 'X-API-Key': 'test' } },
    ],
  });
  expect(schemes).toEqual({
    key: { type: 'apiKey', in: 'header', name: 'X-API-Key', value: 'live' },
  });
  expect(path).toEqual({ accountId: '7' });
  expect(warnings).toEqual([]);
});

test('no warning has the value in its words', () => {
  const places = ['header', 'query', 'cookie', 'path', 'server'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.constantFrom('X-API-Key', 'Authorization', 'api_key', 'sid', 'region', 'other'),
      fc.stringMatching(/^(Bearer |Basic |Digest )?[A-Z\n]{0,3}$/),
      (place, name, rest) => {
        const value = `${rest}s3cr3t`;
        expect(spoken({ [place]: { [name]: value } }).join()).not.toContain('s3cr3t');
      },
    ),
    propertyRuns(),
  );
});

test.each<[string, object]>([
  ['query', { paths: { '/a': { query: 'operation' } } }],
  ['an additional operation', { paths: { '/a': { additionalOperations: { COPY: 'operation' } } } }],
  ['a path', { paths: { '/a': 'operation' } }],
  ['a webhook', { webhooks: { done: { post: 'operation' } } }],
  ['a webhook of OpenAPI 3.0', { 'x-webhooks': { done: { post: 'operation' } } }],
  ['a path item component', { components: { pathItems: { a: { query: 'operation' } } } }],
])('server variables of %s are filled in', (_, parts) => {
  const servers = [{ url: 'https://{zone}.foo.com', variables: { zone: { default: 'a' } } }];
  const text = JSON.stringify(parts).replace('"operation"', JSON.stringify({ servers }));
  const { servers: filled, warnings } = prefill({ server: { zone: 'b' } }, JSON.parse(text));
  expect(filled).toEqual([{ url: 'https://{zone}.foo.com', variable: 'zone', value: 'b' }]);
  expect(warnings).toEqual([]);
});

test('schemes of OpenAPI 3.2 are filled in: device authorization, references by the address of the document', () => {
  const flows = { deviceAuthorization: { deviceAuthorizationUrl: '/d', tokenUrl: '/t' } };
  const of = {
    openapi: '3.2.0',
    $self: 'https://foo.com/openapi',
    components: {
      securitySchemes: {
        device: { type: 'oauth2', flows },
        other: { $ref: 'https://foo.com/openapi#/components/securitySchemes/key' },
        key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
    },
  };
  const { schemes } = prefill({ header: { Authorization: 'Bearer t', 'X-API-Key': 'k' } }, of);
  const key = { type: 'apiKey', in: 'header', name: 'X-API-Key', value: 'k' };
  expect(schemes).toEqual({ device: { type: 'bearer', token: 't' }, key, other: key });
});
