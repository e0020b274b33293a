import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { writeSite } from '../test/write-site.ts';
import { refreshTypes } from '@bookplate/docs/host';
import { writeTypes } from './types.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};

function site(more: object, files: Readonly<Record<string, unknown>> = {}): string {
  const folder = writeSite({ 'bookplate.json': { ...settings, ...more }, ...files });
  folders.push(folder);
  return folder;
}

const userSchema = {
  title: 'What we send',
  type: 'object',
  properties: { name: { type: 'string' }, org: { $ref: '#/$defs/org' } },
  required: ['name'],
  $defs: { org: { type: 'object', properties: { id: { type: 'integer' } } } },
};

test('writes types from a schema in the settings, and the same again', async () => {
  const folder = site({ userSchema });
  expect(await writeTypes(folder)).toEqual({ file: 'bookplate.d.ts', isChanged: true });
  const text = readFileSync(join(folder, 'bookplate.d.ts'), 'utf8');
  expect(text).toMatch(/export interface Content \{\n {4}name: string;\n {4}org\?: Org;\n {2}\}/);
  expect(text).toContain('declare const user: Bookplate.Reachable<Bookplate.Content>');
  expect(await writeTypes(folder)).toEqual({ file: 'bookplate.d.ts', isChanged: false });
});

test('writes types from a schema in a file, into src if there is one', async () => {
  const folder = site({ userSchema: 'schemas/user.json' }, { 'schemas/user.json': userSchema });
  mkdirSync(join(folder, 'src'));
  expect(await writeTypes(folder)).toEqual({ file: 'src/bookplate.d.ts', isChanged: true });
});

test('writes nothing without a schema', async () => {
  const folder = site({});
  expect(await writeTypes(folder)).toBeUndefined();
  expect(existsSync(join(folder, 'bookplate.d.ts'))).toBe(false);
});

test('does not write over a file of the same name', async () => {
  const folder = site({ userSchema }, { 'bookplate.d.ts': '// mine\n' });
  await expect(writeTypes(folder)).rejects.toThrow('bookplate.d.ts: was not written by');
  expect(readFileSync(join(folder, 'bookplate.d.ts'), 'utf8')).toBe('// mine\n');
});

test.each([
  [
    { userSchema: 'user.json' },
    {},
    'userSchema: cannot be used (bookplate.json): there is no file user.json',
  ],
  [
    { userSchema: 'user.json' },
    { 'user.json': '{"type": }' },
    '(user.json): this is no JSON: value expected',
  ],
  [{ userSchema: 'user.json' }, { 'user.json': [] }, '(user.json): expected an object'],
  [
    { userSchema: { type: 'objekt' } },
    {},
    'schema is invalid: data/type must be equal to one of the allowed values',
  ],
  [{ userSchema: { $ref: '#/$defs/none' } }, {}, "can't resolve reference #/$defs/none"],
  [
    { userSchema: { $ref: 'https://foo.com/user.json' } },
    {},
    "can't resolve reference https://foo.com/user.json",
  ],
] as const)('refuses %j', async (more, files, message) => {
  await expect(writeTypes(site(more, files))).rejects.toThrow(message);
});

test('a development server keeps them fresh, and goes on if it cannot', async () => {
  const folder = site({ userSchema });
  mkdirSync(join(folder, 'node_modules'));
  const command = fileURLToPath(new URL('../../cli', import.meta.url));
  symlinkSync(command, join(folder, 'node_modules/bookplate'), 'junction');
  const warnings: string[] = [];
  const warn = (message: string): void => void warnings.push(message);
  await refreshTypes(folder, { ...settings, userSchema }, warn);
  expect(existsSync(join(folder, 'bookplate.d.ts'))).toBe(true);
  await refreshTypes(folder, { ...settings, userSchema: 'none.json' }, warn);
  expect(warnings).toEqual([expect.stringContaining('there is no file none.json')]);
});

test('needs bookplate.json', async () => {
  const folder = site({});
  writeFileSync(join(folder, 'bookplate.json'), '{');
  await expect(writeTypes(folder)).rejects.toThrow('this is no JSON');
  rmSync(join(folder, 'bookplate.json'));
  await expect(writeTypes(folder)).rejects.toThrow('there is no such file');
});
