import { expect, test } from 'vitest';
import {
  describeReference,
  fileNameOf,
  parseReference,
  readReference,
} from './reference-document.ts';

const info = { title: 'Acme API', version: '1' };
const responses = { 200: { description: 'OK' } };
const open = { openapi: '3.1.0', info, paths: { '/a': { get: { summary: 'List', responses } } } };
const gated = {
  ...open,
  paths: { ...open.paths, '/b': { delete: { 'x-groups': ['admin'], summary: 'Stop', responses } } },
};

test('a document without gates is everyone’s as it is', () => {
  expect(readReference(open).everyone).toBe(open);
});

test('everyone’s operations are listed, in their order', () => {
  const document = readReference(gated);
  expect(document.everyone).toEqual(open);
  expect(describeReference(document)).toEqual({
    title: 'Acme API',
    description: '',
    operations: [{ method: 'GET', path: '/a', summary: 'List', description: '' }],
  });
});

test('the name of the file is another one when the document is', () => {
  const name = fileNameOf(readReference(gated));
  expect(name).toMatch(/^openapi\.[\w-]{12}\.json$/);
  expect(fileNameOf(readReference(structuredClone(gated)))).toBe(name);
  expect(fileNameOf(readReference({ ...gated, info: { title: 'Acme', version: '1' } }))).not.toBe(
    name,
  );
});

test('JSON and YAML say the same', () => {
  const yaml = 'openapi: 3.1.0\ninfo: { title: Acme API, version: "1" }\n';
  expect(parseReference(yaml)).toEqual(
    parseReference('{ "openapi": "3.1.0", "info": { "title": "Acme API", "version": "1" } }'),
  );
});

test('what is no OpenAPI document, or has a malformed gate, is an error', () => {
  expect(() => readReference({ swagger: '2.0' })).toThrow(/OpenAPI/);
  const paths = { '/a': { get: { 'x-groups': 'admin', responses } } };
  expect(() => readReference({ ...open, paths })).toThrow(/x-groups/);
});

test('webhooks of OpenAPI 3.0, which are in an extension, keep their groups', () => {
  const post = { responses: {} };
  const { whole, everyone } = readReference({
    openapi: '3.0.3',
    info: { title: 'Pets', version: '1' },
    paths: {},
    'x-webhooks': { born: { post }, died: { post, 'x-groups': ['admin'] } },
  });
  expect(everyone).toMatchObject({ 'x-webhooks': { born: { post } } });
  expect(JSON.stringify(everyone)).not.toContain('died');
  expect(whole).toMatchObject({ 'x-webhooks': { died: { post } } });
});
