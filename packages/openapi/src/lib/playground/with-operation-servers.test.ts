import { expect, test } from 'vitest';
import { withOperationServers } from './with-operation-servers.ts';

const head = { openapi: '3.1.0', info: { title: 'Test', version: '1' }, servers: [{ url: '/' }] };
const [ofPath, ofOperation] = [[{ url: '/path' }], [{ url: '/operation' }]];

test('an operation has its own servers, else those of its path', () => {
  const item = { servers: ofPath, get: {}, put: { servers: [] }, post: { servers: ofOperation } };
  const document = {
    ...head,
    paths: { '/a': item, '/b': { get: {} }, '/c': { $ref: '#/components/pathItems/c' } },
    components: { pathItems: { c: { get: {}, servers: ofPath } } },
  };
  const given = structuredClone(document);
  expect(withOperationServers(document, (servers) => ({ servers }))).toEqual({
    ...head,
    paths: {
      '/a': {
        get: { servers: ofPath },
        put: { servers: ofPath },
        post: { servers: ofOperation },
      },
      '/b': { get: {} },
      '/c': { $ref: '#/components/pathItems/c' },
    },
    components: { pathItems: { c: { get: { servers: ofPath } } } },
  });
  expect(document).toEqual(given);
});

test('operations of OpenAPI 3.2 have the servers of their path, too', () => {
  const item = { servers: ofPath, query: {}, additionalOperations: { COPY: {} } };
  const document = { ...head, paths: { '/a': item }, webhooks: { done: item } };
  const left = { query: { servers: ofPath }, additionalOperations: { COPY: { servers: ofPath } } };
  expect(withOperationServers(document, (servers) => ({ servers }))).toEqual({
    ...head,
    paths: { '/a': left },
    webhooks: { done: left },
  });
});

test('where all operations are at the document’s servers, the document stays as it is', () => {
  const document = { ...head, paths: { '/a': { get: {} } } };
  expect(withOperationServers(document, () => ({}))).toBe(document);
});

test.each([{}, { paths: null }, { paths: { '/a': { get: { servers: 1 }, servers: [null, {}] } } }])(
  'what is no server, or no path, makes nothing throw: %j',
  (rest) => {
    const document = { ...head, ...rest };
    expect(() => withOperationServers(document, (servers) => ({ servers }))).not.toThrow();
  },
);
