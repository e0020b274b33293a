import { expect, test } from 'vitest';
import { filterOpenApi } from './filter-open-api.ts';

const secret = { 'x-groups': ['staff'] };
const value = { a: 1, pin: 2 };

function seenSchema(name: string, schemas: object, paths: object = {}): unknown {
  const info = { title: 'Test', version: '1' };
  const document = { openapi: '3.1.0', info, paths, components: { schemas } };
  const seen = filterOpenApi(document, null) as {
    components: { schemas: Record<string, unknown> };
  };
  return seen.components.schemas[name];
}

test('an example loses what a component hides by a YAML alias of a part of another', () => {
  const alias = { properties: { a: {}, pin: secret } };
  const schemas = {
    First: { properties: { x: alias } },
    Second: { properties: { x: alias } },
    Third: { $ref: '#/components/schemas/Second', example: { x: value } },
  };
  expect(seenSchema('Third', schemas)).toHaveProperty('example', { x: { a: 1 } });
});

test('an example loses what a component hides by a reference out of components', () => {
  const schema = { properties: { a: {}, pin: secret } };
  const content = { 'application/json': { schema } };
  const paths = { '/a': { post: { requestBody: { content }, responses: {} } } };
  const schemas = {
    First: { $ref: '#/paths/~1a/post/requestBody/content/application~1json/schema' },
    Second: { $ref: '#/components/schemas/First', example: value },
  };
  expect(seenSchema('Second', schemas, paths)).toHaveProperty('example', { a: 1 });
});
