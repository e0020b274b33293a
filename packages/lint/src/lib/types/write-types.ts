import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, type GivenSettings } from '@bookplate/protocol';
import { readSchema } from '../user-schema/read-schema.ts';
import { givenSettings } from '@bookplate/docs/settings-file';
import { toUserTypes, typesBanner } from './user-types.ts';

/** What became of the file. */
export interface WrittenTypes {
  /** Its path from the folder of the site. */
  readonly file: string;
  readonly isChanged: boolean;
}

/**
 * Writes `bookplate.d.ts`, from which TypeScript and editors know the `user` of pages. It is in `src`, which the
 * configurations of all hosts include, or else beside `bookplate.json`. Written again, it is the same.
 *
 * @param root the folder with `bookplate.json`
 * @param settings if they are read already
 * @returns the file, or undefined if the settings have no `userSchema`
 * @throws {ConfigurationError} if settings or schema cannot be used, or if the file is somebody else's
 */
export async function writeTypes(
  root: string,
  settings: GivenSettings = givenSettings(root),
): Promise<WrittenTypes | undefined> {
  const { userSchema } = settings;
  if (userSchema === undefined) return undefined;
  const schema = readSchema(root, userSchema, { file: 'bookplate.json', line: 1, column: 1 });
  if ('message' in schema)
    throw new ConfigurationError([
      { path: 'userSchema', message: `cannot be used (${schema.file}): ${schema.message}` },
    ]);
  const file = existsSync(join(root, 'src')) ? 'src/bookplate.d.ts' : 'bookplate.d.ts';
  const path = join(root, file);
  const found = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (found !== undefined && !found.startsWith(typesBanner))
    throw new ConfigurationError([
      { path: file, message: 'was not written by `bookplate types`; rename it, or delete it' },
    ]);
  const types = await toUserTypes(schema);
  if (found === types) return { file, isChanged: false };
  writeFileSync(path, types);
  return { file, isChanged: true };
}
