import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readPersonas } from './personas.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-personas-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('a persona is named for its file', () => {
  const folder = folderWith({
    'free.json': '{"content": {"plan": "free"}}',
    'admin.json': '{"groups": ["admin"]}',
    'notes.md': '# Personas',
  });
  expect(readPersonas(folder)).toEqual({
    personas: [
      { name: 'admin', user: { groups: ['admin'] } },
      { name: 'free', user: { content: { plan: 'free' } } },
    ],
    issues: [],
  });
});

test('a file that is no User is reported with its path, and the others stay', () => {
  const folder = folderWith({
    'broken.json': '{"groups": ',
    'good.json': '{}',
    'wrong.json': '{"groups": "admin", "expiresAt": 1765432100000}',
  });
  const { personas, issues } = readPersonas(folder);
  expect(personas.map(({ name }) => name)).toEqual(['good']);
  expect(issues).toMatchObject([
    { path: join(folder, 'broken.json'), message: expect.stringContaining('expected a User') },
    { path: join(folder, 'wrong.json'), message: expect.stringContaining('milliseconds') },
    { path: join(folder, 'wrong.json'), message: expect.stringContaining('groups') },
  ]);
});

test('docs without the folder have no personas', () => {
  expect(readPersonas(join(tmpdir(), 'bookplate-no-such-folder'))).toEqual({
    personas: [],
    issues: [],
  });
});
