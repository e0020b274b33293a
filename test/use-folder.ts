import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, onTestFinished } from 'vitest';

/**
 * Gives each test of a file a new folder.
 *
 * @returns where it is, and what writes a file in it and returns the path
 */
export function useFolder(): {
  readonly folder: () => string;
  readonly write: (name: string, text: string) => string;
} {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bookplate-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
  });
  return {
    folder: () => folder,
    write: (name, text) => {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
  };
}
