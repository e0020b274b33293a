import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

// Here, and not in the system's folder for such things: the sample imports packages.
const folder = mkdtempSync(join(import.meta.dirname, '..', '.readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

const spec = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': { delete: { 'x-groups': ['admin'], responses: { 204: { description: 'Gone' } } } },
  },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } } },
};

test('the sample in the README works as it stands', async () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
  const sample = /```ts\n\/\/ reference.ts\n([^]*?)\n```/.exec(text)?.[1];
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(spec));
  writeFileSync(join(folder, 'reference.ts'), sample ?? '');
  const { referenceFor } = (await import(join(folder, 'reference.ts'))) as {
    referenceFor: (user: object | null) => { document: typeof spec; prefill: object };
  };
  expect(referenceFor(null).document.paths).toEqual({});

  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const header = { 'X-API-Key': 'ada-key', 'X-Api-Key': 'ada-key' };
  const { document, prefill } = referenceFor({
    groups: ['admin'],
    apiPlaygroundInputs: { header },
  });
  expect(Object.keys(document.paths)).toEqual(['/pets']);
  expect(prefill).toMatchObject({ schemes: { key: { value: 'ada-key' } } });
  expect(warn.mock.calls.flat()).toEqual([
    expect.stringContaining('did you mean header.X-API-Key?'),
  ]);
  warn.mockRestore();
});
