import { expect, test } from 'vitest';
import { hasGates, type Node as JsonObject } from '@bookplate/openapi/gates';
import { groupsInText, toGatedSpec } from './to-gated-spec.ts';

const ok = { responses: { 200: { description: 'OK' } } };

function withPaths(paths: JsonObject, more: JsonObject = {}): JsonObject {
  return { openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths, ...more };
}

/** Of each operation, the groups that its page is for. */
function groupsByOperation({ paths }: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(paths as Readonly<Record<string, JsonObject>>).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => ['get', 'put', 'delete'].includes(method))
        .map(([method, operation]) => [`${method} ${path}`, (operation as JsonObject)['x-groups']]),
    ),
  );
}

test('operations have the groups that see them, whatever gates them, in the order of the document', () => {
  const spec = toGatedSpec(
    withPaths(
      {
        '/last': { get: { ...ok, 'x-groups': ['beta', 'admin'] } },
        '/open': { get: ok, delete: { ...ok, 'x-groups': ['admin'] } },
        '/path': { 'x-groups': ['beta'], get: ok },
        '/both': { 'x-groups': ['beta', 'admin'], get: { ...ok, 'x-groups': ['admin', 'staff'] } },
        '/tag': { get: { ...ok, tags: ['Hidden'] } },
        '/team': { get: { ...ok, 'x-rbac': { partner: 'read', admin: 'none' } } },
        '/nobody': { get: { ...ok, 'x-groups': [] }, put: { ...ok, 'x-internal': true } },
      },
      { tags: [{ name: 'Hidden', 'x-groups': ['staff'] }] },
    ),
  );
  expect(groupsByOperation(spec)).toEqual({
    'get /last': ['admin', 'beta'],
    'get /open': undefined,
    'delete /open': ['admin'],
    'get /path': ['beta'],
    'get /both': ['admin'],
    'get /tag': ['staff'],
    'get /team': ['partner'],
  });
  expect(Object.keys(spec['paths'] as object)[0]).toBe('/last');
});

test('what is gated in an operation is there if all of its readers see it', () => {
  const parameters = [
    { name: 'all', in: 'query', schema: { enum: ['a', 'b'], 'x-enum-groups': { b: ['beta'] } } },
    { name: 'admins', in: 'query', 'x-groups': ['admin'] },
    { name: 'both', in: 'query', 'x-groups': ['admin', 'beta'] },
    { name: 'teams', in: 'query', 'x-rbac': { '*': 'none', admin: 'read' } },
  ];
  const { paths } = toGatedSpec(
    withPaths({
      '/open': { parameters, get: ok },
      '/admins': { parameters, get: { ...ok, 'x-groups': ['admin'] } },
      '/some': { parameters, get: { ...ok, 'x-groups': ['admin', 'beta'] } },
    }),
  );
  const open = (paths as { '/open': { parameters: readonly JsonObject[] } })['/open'].parameters;
  const seenAt = (path: string): readonly unknown[] =>
    (paths as Record<string, { get: { parameters: readonly JsonObject[] } }>)[
      path
    ]!.get.parameters.map(({ name }) => name);
  expect(open).toEqual([{ name: 'all', in: 'query', schema: { enum: ['a'] } }]);
  expect(seenAt('/admins')).toEqual(['all', 'admins', 'both', 'teams']);
  expect(seenAt('/some')).toEqual(['all', 'both']);
});

test('a gated operation brings what it refers to, as its readers see it', () => {
  const schema = { $ref: '#/components/schemas/Pet' };
  const answer = { responses: { 200: { description: 'OK', content: { json: { schema } } } } };
  const spec = toGatedSpec(
    withPaths(
      {
        '/pet': { get: answer },
        '/all': { get: { ...answer, security: [{ staffKey: [] }], 'x-groups': ['admin'] } },
      },
      {
        components: {
          securitySchemes: { staffKey: { type: 'apiKey', in: 'header', name: 'X-Staff' } },
          schemas: {
            Pet: {
              properties: {
                name: { type: 'string' },
                owner: { $ref: '#/components/schemas/Owner' },
                mother: { $ref: '#/components/schemas/Pet' },
              },
            },
            Owner: { 'x-groups': ['admin'], description: 'Whose it is.', type: 'string' },
          },
        },
      },
    ),
  );
  const { paths, components } = spec as {
    paths: Record<string, { get: JsonObject }>;
    components: Record<string, Record<string, JsonObject>>;
  };
  expect(paths['/pet']!.get).toEqual(answer);
  expect(components['schemas']!['Pet']!['properties']).toEqual({
    name: { type: 'string' },
    mother: schema,
  });
  expect(JSON.stringify(paths['/all'])).toContain(
    JSON.stringify({
      title: 'Pet',
      properties: {
        name: { type: 'string' },
        owner: { title: 'Owner', description: 'Whose it is.', type: 'string' },
        mother: 'circular(Pet)',
      },
    }),
  );
  expect(components['securitySchemes']!['staffKey']).toMatchObject({ 'x-groups': ['admin'] });
  const { Owner } = components['schemas']!;
  expect(groupsInText(String(Owner!['description']))).toEqual(['admin']);
});

test('a gated operation has the servers and the security of its document as its readers see them', () => {
  const servers = [{ url: '/' }, { url: '/staff', 'x-groups': ['staff'] }];
  const spec = toGatedSpec(
    withPaths({ '/a': { get: ok, put: { ...ok, 'x-groups': ['staff'] } } }, { servers }),
  ) as { servers: unknown; paths: Record<string, { get: JsonObject; put: JsonObject }> };
  expect(spec.servers).toEqual([{ url: '/' }]);
  expect(spec.paths['/a']!.get).toEqual(ok);
  expect(spec.paths['/a']!.put['servers']).toEqual([{ url: '/' }, { url: '/staff' }]);
});

test('tags that only some see say so, and their groups of tags have them', () => {
  const { tags, ...rest } = toGatedSpec(
    withPaths(
      {
        '/a': { get: { ...ok, tags: ['Open'] } },
        '/b': { get: { ...ok, tags: ['Secret'], 'x-groups': ['beta', 'admin'] } },
        '/c': { get: { ...ok, tags: ['Gone'], 'x-groups': [] } },
      },
      {
        tags: [{ name: 'Secret', description: 'Hush.' }, { name: 'Gone' }, { name: 'Open' }],
        'x-tagGroups': [{ name: 'All', tags: ['Open', 'Secret', 'Gone', 'Undeclared'] }],
      },
    ),
  );
  const [secret, open, ...others] = tags as readonly JsonObject[];
  expect(open).toEqual({ name: 'Open' });
  expect(others).toEqual([]);
  expect(secret?.['description']).toMatch(/^Hush\./);
  expect(groupsInText(String(secret?.['description']))).toEqual(['admin', 'beta']);
  expect(rest['x-tagGroups']).toEqual([{ name: 'All', tags: ['Open', 'Secret', 'Undeclared'] }]);
});

test('the only gates left are those of whole operations, and the document is not touched', () => {
  const document = withPaths({
    '/a': { get: { ...ok, 'x-groups': ['beta'], parameters: [{ 'x-groups': ['beta'] }] } },
    '/b': { get: { ...ok, 'x-mint': { groups: ['beta'] } } },
  });
  const before = structuredClone(document);
  const { paths } = toGatedSpec(document);
  for (const { get } of Object.values(paths as Record<string, { get: JsonObject }>)) {
    const { 'x-groups': groups, ...rest } = get;
    expect(groups).toEqual(['beta']);
    expect(hasGates(rest)).toBe(false);
  }
  expect(document).toEqual(before);
});

test('webhooks and path items that are components are gated alike', () => {
  const spec = toGatedSpec(
    withPaths(
      { '/a': { $ref: '#/components/pathItems/a' } },
      {
        webhooks: { born: { post: ok }, died: { post: { ...ok, 'x-groups': ['admin'] } } },
        components: { pathItems: { a: { get: ok, put: { ...ok, 'x-groups': ['admin'] } } } },
      },
    ),
  );
  expect(groupsByOperation(spec)).toEqual({ 'get /a': undefined, 'put /a': ['admin'] });
  expect(spec['webhooks']).toMatchObject({
    born: { post: ok },
    died: { post: { 'x-groups': ['admin'] } },
  });
});

test.each([
  ['several groups at once', { 'x-groups': ['a'], get: { ...ok, 'x-groups': ['b'] } }],
  ['all readers who are signed in', { get: { ...ok, 'x-rbac': { authenticated: 'read' } } }],
])('refuses gates that open for %s', (_, item) => {
  expect(() => toGatedSpec(withPaths({ '/me': item }))).toThrow(
    /^paths\.\/me\.get: its gates open for .*Write one list of groups: x-groups: \['admin'\]\.\n\S+\/codes\/build\/openapi-groups\/$/,
  );
});

test('refuses what the filter refuses', () => {
  expect(() => toGatedSpec({ swagger: '2.0' })).toThrow('expected OpenAPI 3.0, 3.1 or 3.2');
  expect(() => toGatedSpec(withPaths({ '/a': { get: { ...ok, 'x-groups': 'admin' } } }))).toThrow(
    "write ['admin']",
  );
  expect(() => toGatedSpec(withPaths({ '/a': { get: { $ref: 'a.yaml' } } }))).toThrow('a.yaml');
});

test.each([{ none: ['free'] }, { any: ['admin', 'anonymous'] }, ['anonymous']])(
  'refuses the gate %j, for a generated page is the same for all of its readers',
  (gate) => {
    expect(() =>
      toGatedSpec({
        openapi: '3.1.0',
        info: { title: 'Seats', version: '1' },
        paths: { '/seats': { get: { 'x-groups': gate, responses: {} } } },
      }),
    ).toThrow('paths./seats.get.x-groups: hides from a group, or names anonymous readers');
  },
);
