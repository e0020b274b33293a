import { join, posix } from 'node:path';
import type { Settings } from '@bookplate/protocol';
import { readJsonFile } from '@bookplate/docs/settings-file';
import type { Point } from '@bookplate/docs/page';
import { type ContentSchema, createContentSchema } from './content-schema.ts';

/** Why a schema cannot be used, and where that is: the settings, or another file. */
export interface SchemaMistake extends Point {
  readonly file: string;
  readonly message: string;
}

/**
 * Reads the `userSchema` of the settings.
 *
 * @param root the folder of `bookplate.json`
 * @param userSchema the schema, or the path of its file
 * @param inSettings where that stands
 * @returns the schema, or why it cannot be used
 */
export function readSchema(
  root: string,
  userSchema: NonNullable<Settings['userSchema']>,
  inSettings: Point & { readonly file: string },
): ContentSchema | SchemaMistake {
  if (typeof userSchema !== 'string') return orMistake(userSchema, inSettings);
  const file = posix.normalize(userSchema);
  const start = { file, line: 1, column: 1 };
  let json: ReturnType<typeof readJsonFile>;
  try {
    json = readJsonFile(join(root, file));
  } catch {
    return { ...inSettings, message: `there is no file ${file}` };
  }
  if ('message' in json) return { ...json, file, message: json.message };
  const { value } = json;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? orMistake({ ...value }, start)
    : { ...start, message: 'expected an object' };
}

function orMistake(
  schema: Readonly<Record<string, unknown>>,
  { file, line, column }: Point & { readonly file: string },
): ContentSchema | SchemaMistake {
  const made = createContentSchema(schema);
  return 'message' in made ? { file, line, column, message: made.message } : made;
}
