import { expect, test } from 'vitest';
import { useFolder } from '../../../../../test/use-folder.ts';
import { readSources } from './sources.ts';

const { folder, write } = useFolder();
const spec = "openapi: 3.1.0\npaths: { /a: { $ref: './parts/a.yaml#/get' } }\n";

test('sources are known again, and are others when any file of theirs says something else', () => {
  write('parts/a.yaml', 'get: { summary: A }\n');
  const file = write('openapi.yaml', spec);
  const known = readSources(folder(), 'openapi.yaml');
  expect(known).toMatchObject({ hasGates: false, hasUrls: false });
  expect(readSources('/', file)).toEqual(known);
  write('openapi.yaml', `# Pets\n${spec}`);
  expect(readSources(folder(), 'openapi.yaml')).toEqual(known);
  write('parts/a.yaml', 'get: { summary: A, x-groups: [admin] }\n');
  const other = readSources(folder(), './openapi.yaml');
  expect(other?.hasGates).toBe(true);
  expect(other?.hash).not.toBe(known?.hash);
});

test('sources of a folder are all its specs, and what is elsewhere is noticed', () => {
  write('specs/a.json', '{ "openapi": "3.1.0", "x": { "$ref": "https://api.foo.com/b.json" } }');
  const one = readSources(folder(), 'specs');
  expect(one?.hasUrls).toBe(true);
  write('specs/b.yml', 'swagger: "2.0"\n');
  expect(readSources(folder(), 'specs/')?.hash).not.toBe(one?.hash);
});

test.each(['https://api.foo.com/openapi.json', 'gone.yaml', '.'])(
  'there are none at %s',
  (path) => {
    expect(readSources(folder(), path)).toBeUndefined();
  },
);
