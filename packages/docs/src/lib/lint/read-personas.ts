import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readUser } from '@bookplate/protocol';
import { readJsonFile } from '../json-file.ts';
import type { Persona } from './site.ts';

/**
 * Reads the personas: each is a file with a User, as the Info API would answer it.
 *
 * @param root the folder of the site
 * @param folder from there
 * @returns in the order of their names; none if there is no such folder
 */
export function readPersonas(root: string, folder: string): readonly Persona[] {
  let names: readonly string[];
  try {
    names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  return [...names].sort().map((fileName): Persona => {
    const file = posix.join(folder, fileName);
    const json = readJsonFile(join(root, file));
    const reading = 'message' in json ? undefined : readUser(json.value);
    return {
      name: fileName.replace(/\.json$/, ''),
      file,
      json,
      user: reading?.issues.length === 0 ? reading.user : undefined,
    };
  });
}
