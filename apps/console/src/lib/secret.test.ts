import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { secretOf } from './secret.ts';

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'bookplate-secret-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
};

test('makes a secret once and leaves no temporary file', () => {
  const dataFolder = folder();
  const secret = secretOf({ secret: undefined, dataFolder });
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(secretOf({ secret: undefined, dataFolder })).toBe(secret);
  expect(readdirSync(dataFolder)).toEqual(['secret']);
  expect(readFileSync(join(dataFolder, 'secret'), 'utf8').trim()).toBe(secret);
});

test.each(['', '\n', 'too short', ' '.repeat(64)])('refuses the secret file %j', (text) => {
  const dataFolder = folder();
  writeFileSync(join(dataFolder, 'secret'), text);
  expect(() => secretOf({ secret: undefined, dataFolder })).toThrow(
    /secret has \d+ characters, expected at least 32.*Delete it/s,
  );
});
