import { expect, test } from 'vitest';
import { resolvePrefill } from '../prefill/resolve-prefill.ts';
import { withDefaults } from './with-defaults.ts';

const url = 'https://{region}.api.foo.com';
const document = {
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  servers: [{ url, variables: { region: { enum: ['eu', 'us'], default: 'us' } } }],
  paths: {
    '/me': {
      get: { servers: [{ url, variables: { region: { enum: ['us'], default: 'us' } } }] },
    },
  },
};

test('a server variable has no value that is not in its enum, though a server of the same URL has it', () => {
  const prefill = resolvePrefill(document, { server: { region: 'eu' } });
  const { servers, paths } = withDefaults(document, prefill) as typeof document;
  expect(servers[0]?.variables.region.default).toBe('eu');
  expect(paths['/me'].get.servers[0]?.variables.region.default).toBe('us');
});

test('values are put into all operations of OpenAPI 3.2, and those of webhooks and path item components', () => {
  const variables = { region: { default: 'us' } };
  const id = { name: 'id', in: 'path', required: true, schema: {} };
  const operation = { servers: [{ url, variables }], parameters: [id] };
  const item = {
    parameters: [id],
    servers: [{ url, variables }],
    query: operation,
    additionalOperations: { COPY: operation },
  };
  const whole = {
    openapi: '3.2.0',
    paths: { '/a/{id}': item },
    webhooks: { done: item },
    'x-webhooks': { done: item },
    components: { parameters: { id }, pathItems: { item } },
  };
  const prefill = resolvePrefill(whole, { server: { region: 'eu' }, path: { id: '7' } });
  expect(prefill.warnings).toEqual([]);
  const text = JSON.stringify(withDefaults(whole, prefill));
  expect(text).not.toContain('"us"');
  expect(text.match(/"default":"eu"/g)).toHaveLength(12);
  expect(text.match(/"example":"7"/g)).toHaveLength(13);
});

test('a path parameter that has a media type has its example there', () => {
  const content = { 'text/plain': { schema: {}, examples: { a: { value: 1 } } } };
  const parameters = [{ name: 'id', in: 'path', required: true, content }];
  const get = { parameters };
  const whole = { openapi: '3.1.0', paths: { '/a/{id}': { get } } };
  const shown = withDefaults(whole, resolvePrefill(whole, { path: { id: '7' } }));
  expect(shown).toMatchObject({
    paths: {
      '/a/{id}': { get: { parameters: [{ content: { 'text/plain': { example: '7' } } }] } },
    },
  });
  expect(JSON.stringify(shown).match(/example/g)).toHaveLength(1);
});
