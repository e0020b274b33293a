import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { useFolder } from '../../../../../test/use-folder.ts';
import { makeGatedSpec } from './gated-spec.ts';

// A site that has the plugin: Hooli's packages are installed for the matrix only.
const siteDir = join(import.meta.dirname, '../../../../../../examples/hooli/docs');
const { folder, write } = useFolder();
const open = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: {}\n";
const secret =
  'x-groups: [admin]\nget: { summary: Hush, responses: { 200: { description: OK } } }\n';
const inParts = open.replace('{}', '{ /hush: { $ref: ./paths/hush.yaml } }');

async function edit(specPath: string): Promise<unknown> {
  const gatedSpec = await makeGatedSpec(siteDir, { specPath });
  return gatedSpec?.files.map(([name, text]) => [name, JSON.parse(text).paths]);
}

const gated = { '/hush': { get: expect.objectContaining({ 'x-groups': ['admin'] }) } };

test('a gated spec of a file has what is gated in the files that it refers to', async () => {
  write('paths/hush.yaml', secret);
  expect(await edit(write('openapi.yaml', inParts))).toEqual([['openapi.yaml.json', gated]]);
});

test('a gated spec has webhooks of OpenAPI 3.0, which are in an extension, with their groups', async () => {
  const webhooks = `x-webhooks: { born: { x-groups: [admin], post: { responses: { 200: { description: OK } } } } }\n`;
  const specPath = write('openapi.yaml', open.replace('3.1.0', '3.0.3') + webhooks);
  const gatedSpec = await makeGatedSpec(siteDir, { specPath });
  const { webhooks: found, ...rest } = JSON.parse(gatedSpec!.files[0]![1]);
  expect(found).toMatchObject({ born: { post: { 'x-groups': ['admin'] } } });
  expect(rest).not.toHaveProperty('x-webhooks');
});

test('a gated spec of a folder has a file for each of JSON and YAML that lies in it', async () => {
  write('many/a.yaml', inParts.replace('./paths', '../paths'));
  write('many/b.yml', open);
  write('many/c.json', JSON.stringify({ openapi: '3.1.0', info: {}, paths: {} }));
  for (const name of ['many/_category_.json', 'many/notes.md', 'many/deep/d.yaml', '.hidden.yaml'])
    write(name, 'nothing');
  write('paths/hush.yaml', secret);
  expect(await edit(join(folder(), 'many'))).toEqual([
    ['a.yaml.json', gated],
    ['b.yml.json', {}],
    ['c.json.json', {}],
  ]);
});

test('a gated spec of a URL has what is gated in what it refers to', async () => {
  const documents: Record<string, string> = { '/v1/openapi.yaml': inParts };
  documents['/v1/paths/hush.yaml'] = secret;
  const server = createServer(({ url = '' }, response) =>
    response.writeHead(documents[url] ? 200 : 404).end(documents[url]),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(await edit(`http://127.0.0.1:${port}/v1/openapi.yaml`)).toEqual([['openapi.json', gated]]);
});

test('a document without gates is left as it is, whatever its version', async () => {
  const specPath = write(
    'old.yaml',
    'swagger: "2.0"\ninfo: { title: Old, version: "1" }\npaths: {}\n',
  );
  const gatedSpec = await makeGatedSpec(siteDir, { specPath });
  expect(gatedSpec?.hasGates).toBe(false);
  expect(JSON.parse(gatedSpec!.files[0]![1])).toMatchObject({ swagger: '2.0' });
});

test('an error names the document', async () => {
  await expect(edit(write('bad.yaml', inParts))).rejects.toThrow(/bad\.yaml: .*hush\.yaml/);
  await expect(edit(write('bad.yaml', `${open}x-groups: admin\n`))).rejects.toThrow(/bad\.yaml: /);
  expect(await edit(join(folder(), 'gone.yaml'))).toBeUndefined();
  mkdirSync(join(folder(), 'empty'));
  expect(await edit(join(folder(), 'empty'))).toBeUndefined();
});
