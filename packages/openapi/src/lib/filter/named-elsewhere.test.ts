import { expect, test } from 'vitest';
import { filterOpenApi } from './filter-open-api.ts';

type Part = Record<string, unknown>;
const secret = { 'x-groups': ['staff'] };
const ok = { responses: { 200: { description: '' } } };

function seen(parts: Part): Part {
  const info = { title: 'Test', version: '1' };
  return filterOpenApi({ openapi: '3.2.0', info, paths: {}, ...parts }, null);
}
function at(document: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((node, key) => (node as Part | undefined)?.[key], document);
}
const schema = { properties: { pin: secret, open: {}, o: { properties: { pin: secret, a: {} } } } };
const content = { 'application/json': { schema } };
const parameters = [
  { name: 'q', in: 'query', schema: { enum: ['a', 'hush'], 'x-enum-groups': { hush: ['staff'] } } },
  { name: 'hidden', in: 'query', schema: {}, ...secret },
];
const target = { post: { operationId: 'make', parameters, requestBody: { content }, ...ok } };

/** The link of a response that has a body and headers of which some are hidden. */
function seenLink(link: Part, asComponent: boolean): unknown {
  const headers = { 'X-Open': { schema: {} }, 'X-Pin': { schema: {}, ...secret } };
  const links = { l: asComponent ? { $ref: '#/components/links/L' } : link };
  const get = { parameters, responses: { 200: { description: '', headers, content, links } } };
  const document = seen({
    paths: { '/a': { get }, '/b': target },
    components: { links: { L: link } },
  });
  return asComponent
    ? at(document, 'components', 'links', 'L')
    : at(document, 'paths', '/a', 'get', 'responses', '200', 'links', 'l');
}

test.each([false, true])(
  'a link says nothing of what its operation hides (as a component: %s)',
  (asComponent) => {
    const requestBody = { pin: 1, open: 2, o: { pin: 3, a: 4 } };
    const link = { operationId: 'make', requestBody, parameters: { q: 'hush', 'query.hidden': 1 } };
    expect(seenLink(link, asComponent)).toEqual({
      operationId: 'make',
      requestBody: { open: 2, o: { a: 4 } },
      parameters: {},
    });
  },
);

test.each([
  ['one hidden type', { 'text/a': { ...secret, schema: { type: 'string' } } }, 'hush', undefined],
  [
    'a hidden type beside another',
    {
      'text/a': { ...secret, schema: { enum: ['hush'] } },
      'text/b': { schema: { type: 'string' } },
    },
    'hush',
    undefined,
  ],
  [
    'a shown type beside a hidden one',
    { 'text/a': { ...secret, schema: { enum: ['hush'] } }, 'text/b': { schema: { enum: ['a'] } } },
    'a',
    'a',
  ],
])('a link to an operation whose body is of %s', (_, types, requestBody, left) => {
  const post = { operationId: 'send', requestBody: { content: types }, ...ok };
  const links = { L: { operationId: 'send', requestBody } };
  const document = seen({ paths: { '/a': { post } }, components: { links } });
  expect(at(document, 'components', 'links', 'L', 'requestBody')).toEqual(left);
});

test.each([
  ['$response.body#/pin', false],
  ['$response.body#/o/pin', false],
  ['$response.header.x-pin', false],
  ['$request.query.hidden', false],
  ['https://example.com/{$response.body#/pin}', false],
  ['$response.body#/open', true],
  ['$response.body#/o/a', true],
  ['$response.body', true],
  ['$response.header.X-Open', true],
  ['$request.query.q', true],
  ['$url', true],
])('a link reads nothing that is hidden: %s, kept: %s', (expression, isKept) => {
  for (const asComponent of [false, true]) {
    const link = { operationId: 'make', parameters: { q: expression, other: 'a' } };
    const left = isKept ? { q: expression, other: 'a' } : { other: 'a' };
    expect(seenLink(link, asComponent)).toMatchObject({ parameters: left });
    const body = seenLink({ operationId: 'make', requestBody: expression }, asComponent);
    expect(body).toEqual({ operationId: 'make', ...(isKept && { requestBody: expression }) });
  }
});

/** The link to an operation of which only staff see some media types. */
function seenLinkTo(operation: Part, link: Part, components: Part = {}): unknown {
  const links = { l: { operationId: 'send', ...link } };
  const paths = {
    '/a': { get: { responses: { 200: { description: '', links } } } },
    '/b': { post: { operationId: 'send', ...operation, ...ok } },
  };
  const document = seen({ paths, components });
  return at(document, 'paths', '/a', 'get', 'responses', '200', 'links', 'l');
}
const inner = { properties: { pin: { type: 'string' } } };
const outer = { schema: { type: 'object', properties: { open: {} } } };
const M = { schema: inner };

test.each<[string, Part, Part]>([
  ['in place', { schema: inner, ...secret }, {}],
  ['of items', { itemSchema: inner, ...secret }, {}],
  [
    'a component',
    { $ref: '#/components/mediaTypes/M' },
    { mediaTypes: { M: { ...M, ...secret } } },
  ],
  ['a reference', { $ref: '#/components/mediaTypes/M', ...secret }, { mediaTypes: { M } }],
  [
    'of a component',
    { schema: { $ref: '#/components/schemas/S' }, ...secret },
    { schemas: { S: inner } },
  ],
])('the body in a link says nothing of a hidden media type (%s)', (_, media, components) => {
  const requestBody = { content: { 'application/json': media, 'application/xml': outer } };
  const bodyOf = (body: unknown): unknown =>
    at(seenLinkTo({ requestBody }, { requestBody: body }, components), 'requestBody');
  expect(bodyOf({ pin: 'hush', open: 1 })).toEqual({ open: 1 });
  expect(bodyOf('<r><pin>hush</pin></r>')).toBe(undefined);
  expect(bodyOf('$request.body')).toBe('$request.body');
  const only = { requestBody: { content: { 'application/json': media } } };
  const link = seenLinkTo(only, { requestBody: { any: 'hush' } }, components);
  expect(link).toEqual({ operationId: 'send' });
});

test('the body in a link is no text if only a hidden media type is text', () => {
  const text = { schema: { type: 'string' } };
  const bodyBeside = (other: Part): unknown => {
    const medias = { 'text/plain': { ...text, ...secret }, 'application/xml': other };
    const link = { requestBody: 'hush' };
    return at(seenLinkTo({ requestBody: { content: medias } }, link), 'requestBody');
  };
  expect(bodyBeside(outer)).toBe(undefined);
  expect(bodyBeside(text)).toBe('hush');
});

test('the body in a link keeps what another media type shows', () => {
  const shared = { $ref: '#/components/schemas/S' };
  const medias = {
    'application/json': { schema: shared, ...secret },
    'application/xml': { schema: shared },
  };
  const link = { operationId: 'send', requestBody: { pin: 'a' } };
  expect(seenLinkTo({ requestBody: { content: medias } }, link, { schemas: { S: inner } })).toEqual(
    link,
  );
});

test('the parameters in a link say nothing of a hidden media type', () => {
  const described = [
    { name: 'q', in: 'query', content: { 'application/json': { schema: inner, ...secret } } },
    { name: 'open', in: 'query', schema: {} },
  ];
  const values = { q: { pin: 'hush' }, 'query.q': { pin: 'hush' }, open: 1 };
  expect(at(seenLinkTo({ parameters: described }, { parameters: values }), 'parameters')).toEqual({
    open: 1,
  });
});

test('a link goes with an operation that only a hidden path refers to', () => {
  const H = { get: { operationId: 'hidden', ...ok } };
  const linkTo = (link: Part, gate: Part, item: Part = H): unknown => {
    const links = { l: { parameters: { any: 'hush' }, ...link } };
    const get = { responses: { 200: { description: '', links } } };
    const paths = { '/a': { get }, '/h': { $ref: '#/components/pathItems/H', ...gate } };
    const document = seen({ paths, components: { pathItems: { H: item } } });
    return at(document, 'paths', '/a', 'get', 'responses', '200', 'links', 'l');
  };
  for (const link of [{ operationId: 'hidden' }, { operationRef: '#/paths/~1h/get' }]) {
    expect(linkTo(link, secret)).toBe(undefined);
    expect(linkTo(link, {}, { get: { ...H.get, ...secret }, put: ok })).toBe(undefined);
    expect(linkTo(link, {})).toMatchObject(link);
    const q = { name: 'any', in: 'query', schema: {}, ...secret };
    const hiding = { get: { ...H.get, parameters: [q] } };
    expect(linkTo(link, {}, hiding)).not.toHaveProperty('parameters');
  }
});

test('links and callbacks say nothing of what items of a body hide', () => {
  const requestBody = { content: { 'application/jsonl': { itemSchema: schema } } };
  const bodyOf = (body: unknown): unknown =>
    at(seenLinkTo({ requestBody }, { requestBody: body }), 'requestBody');
  expect(bodyOf([{ pin: 1, open: 2 }])).toEqual([{ open: 2 }]);
  expect(bodyOf({ pin: 1, open: 2 })).toEqual({ open: 2 });
  const item = { post: ok };
  const callbacks = { c: { '{$request.body#/0/pin}': item, '{$request.body#/0/open}': item } };
  const post = { callbacks, requestBody, ...ok };
  expect(at(seen({ paths: { '/a': { post } } }), 'paths', '/a', 'post', 'callbacks')).toEqual({
    c: { '{$request.body#/0/open}': item },
  });
});

test('a callback to where a hidden part says is none', () => {
  const callbacks = {
    c: { '{$request.body#/pin}': { post: ok }, '{$request.body#/open}': { post: ok } },
    d: { 'https://example.com/?q={$request.query.hidden}': { post: ok } },
  };
  const post = { callbacks, requestBody: { content }, parameters, ...ok };
  expect(at(seen({ paths: { '/a': { post } } }), 'paths', '/a', 'post', 'callbacks')).toEqual({
    c: { '{$request.body#/open}': { post: ok } },
    d: {},
  });
});

test.each<[string, Part]>([
  ['items', { items: schema }],
  ['prefixItems', { prefixItems: [schema] }],
  ['unevaluatedItems', { unevaluatedItems: schema }],
  ['contains', { contains: schema }],
  ['a list of items', { items: [schema] }],
])('a callback to where a hidden part of %s says is none', (_, list) => {
  const callbacks = {
    c: { '{$request.body#/0/pin}': { post: ok }, '{$request.body#/0/open}': { post: ok } },
  };
  const requestBody = { content: { 'application/json': { schema: list } } };
  const post = { callbacks, requestBody, ...ok };
  expect(at(seen({ paths: { '/a': { post } } }), 'paths', '/a', 'post', 'callbacks')).toEqual({
    c: { '{$request.body#/0/open}': { post: ok } },
  });
});

test('encodings of hidden properties and items go, however deep', () => {
  const list = { prefixItems: [{ title: 'hidden', ...secret }, schema], items: secret };
  const encoding = { pin: {}, open: {}, o: { encoding: { pin: {}, a: {} } } };
  const seenMedia = (media: Part): unknown => {
    const post = { requestBody: { content: { 'multipart/form-data': media } }, ...ok };
    const document = seen({ paths: { '/a': { post } } });
    return at(document, 'paths', '/a', 'post', 'requestBody', 'content', 'multipart/form-data');
  };
  const left = { open: {}, o: { encoding: { a: {} } } };
  expect(seenMedia({ schema, encoding })).toMatchObject({ encoding: left });
  expect(seenMedia({ itemSchema: schema, itemEncoding: { encoding } })).toMatchObject({
    itemEncoding: { encoding: left },
  });
  const prefixEncoding = [{ contentType: 'text/hidden' }, { encoding }];
  const media = seenMedia({ schema: list, prefixEncoding, itemEncoding: { style: 'form' } });
  expect(media).toMatchObject({ prefixEncoding: [{}, { encoding: left }] });
  expect(media).not.toHaveProperty('itemEncoding');
});

test('names of hidden properties are gone from older keywords and from extensions', () => {
  const A = {
    properties: { pin: secret, open: {} },
    dependencies: { pin: ['open'], open: ['pin', 'other'], other: { required: ['pin'] } },
    'x-order': ['pin', 'open'],
    'x-descriptions': { pin: 'Hidden', open: 'Open' },
  };
  expect(at(seen({ components: { schemas: { A } } }), 'components', 'schemas', 'A')).toEqual({
    properties: { open: {} },
    dependencies: { open: ['other'] },
    'x-order': ['open'],
    'x-descriptions': { open: 'Open' },
  });
});

test.each([
  ['./Fox', './Cat'],
  ['Fox.json', 'Cat.json'],
  ['pets.yaml#/Fox', 'pets.yaml#/Cat'],
  ['https://example.com/other.json', './Cat'],
  ['#/definitions/Fox', '#/definitions/Cat'],
])('a mapping to %s goes with the variant, one to %s stays', (fox, cat) => {
  const variant = { properties: { kind: { type: 'string' } } };
  const A = {
    oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Fox' }],
    properties: { kind: { enum: ['c', 'f'] } },
    discriminator: { propertyName: 'kind', mapping: { c: cat, f: fox }, defaultMapping: fox },
    examples: [{ kind: 'c' }, { kind: 'f' }],
  };
  const schemas = { A, Cat: variant, Fox: { ...variant, ...secret } };
  expect(at(seen({ components: { schemas } }), 'components', 'schemas', 'A')).toEqual({
    oneOf: [{ $ref: '#/components/schemas/Cat' }],
    properties: { kind: { enum: ['c'] } },
    discriminator: { propertyName: 'kind', mapping: { c: cat } },
    examples: [{ kind: 'c' }],
  });
});
