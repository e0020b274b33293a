import { join, relative } from 'node:path';
import { type GivenSettings, isRecord } from '@bookplate/protocol';
import { withPage } from '../build-code.ts';
import { fileError } from './file-error.ts';
import type { JsonFile } from './json-file.ts';
import { scanSettingsFile, settingsFileName } from './scan-settings-file.ts';

/**
 * Reads `bookplate.json`, for those who cannot go on if it is wrong.
 *
 * @param folder where it is
 * @param warn takes a sentence for what works and should be changed
 * @returns the settings, or undefined if there is no such file
 * @throws {ConfigurationError} with everything that is wrong, each with the file, and the line and column if it has one
 */
export function readSettingsFile(
  folder: string,
  warn: (message: string) => void = () => undefined,
): GivenSettings | undefined {
  const { json, settings, issues, warnings } = scanSettingsFile(folder);
  for (const warning of warnings) warn(withPage('settings-renamed', warning));
  if (!json || settings) return settings;
  const name = fromHere(join(folder, settingsFileName));
  if ('message' in json) {
    const { line, column, message } = json;
    throw fileError('settings-invalid', [{ path: `${name}:${line}:${column}`, message }]);
  }
  throw fileError(
    'settings-invalid',
    issues.map(({ path, message }) => ({ path: `${name}${placeOf(path, json)} ${path}`, message })),
  );
}

/** Line and column, as editors and terminals understand them behind a file's name; of what is missing, none. */
function placeOf(path: string, { value, pointOf }: JsonFile): string {
  const names = path.split('.');
  const [first = ''] = names;
  if (!isRecord(value) || !Object.hasOwn(value, first)) return '';
  const { line, column } = pointOf(names);
  return `:${line}:${column}`;
}

/** As people name a file in the folder they are in. */
function fromHere(path: string): string {
  const name = relative(process.cwd(), path);
  return name.startsWith('..') ? path : name;
}
