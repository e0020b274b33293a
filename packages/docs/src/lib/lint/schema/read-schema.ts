import { posix, join } from 'node:path';
import { isRecord } from '../host-config.ts';
import { readJsonFile } from '../json-file.ts';
import type { SchemaMistake, SettingsReading } from '../site.ts';
import { type ContentSchema, createContentSchema } from './content-schema.ts';

/**
 * Reads the `userSchema` of the settings.
 *
 * @param root the folder of the site
 * @param reading of the settings
 * @returns the schema, or why it cannot be used; undefined if there is none
 */
export function readSchema(
  root: string,
  { settings, file, json }: SettingsReading,
): ContentSchema | SchemaMistake | undefined {
  const { userSchema } = settings;
  if (userSchema === undefined) return undefined;
  const inSettings =
    json && 'pointOf' in json ? json.pointOf(['userSchema']) : { line: 1, column: 1 };
  if (typeof userSchema !== 'string') {
    const made = createContentSchema(userSchema);
    return 'message' in made ? { file, ...inSettings, message: made.message } : made;
  }
  const schemaFile = posix.normalize(userSchema);
  try {
    const read = readJsonFile(join(root, schemaFile));
    if ('message' in read)
      return { ...read, file: schemaFile, message: `no JSON: ${read.message}` };
    const start = { file: schemaFile, line: 1, column: 1 };
    if (!isRecord(read.value)) return { ...start, message: 'expected a JSON Schema, an object' };
    const made = createContentSchema(read.value);
    return 'message' in made ? { ...start, message: made.message } : made;
  } catch {
    return { file, ...inSettings, message: `there is no file ${schemaFile}` };
  }
}
