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
