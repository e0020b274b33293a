import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  ConfigurationError,
  type ConfigurationIssue,
  type GivenSettings,
  isRecord,
  parseGivenSettings,
} from '@bookplate/protocol';
import { fileError } from './file-error.ts';
import { type JsonFile, readJsonFile } from './json-file.ts';
import type { JsonMistake } from './parse-json.ts';

/** The file beside the docs that configures all hosts, and the commands. */
export const settingsFileName = 'bookplate.json';

/** What `bookplate.json` says, and all that is wrong with it. */
export interface SettingsScan {
  /** Undefined if there is no such file. */
  readonly json: JsonFile | JsonMistake | undefined;
  /** As they stand in the file, with all environments; undefined if anything is wrong. */
  readonly settings: GivenSettings | undefined;
  readonly issues: readonly ConfigurationIssue[];
  /** What works and should be changed, in sentences. */
  readonly warnings: readonly string[];
}

/**
 * Reads `bookplate.json`: for builds and for every command.
 *
 * @param folder where it is
 * @returns the settings, or what is wrong with them
 * @throws {ConfigurationError} if there is a file that cannot be read
 */
export function scanSettingsFile(folder: string): SettingsScan {
  const json = readIn(folder);
  const warnings: string[] = [];
  if (!json || 'message' in json) return { json, settings: undefined, issues: [], warnings };
  try {
    const settings = parseGivenSettings(withoutSchema(json.value), (warning) =>
      warnings.push(`${settingsFileName}: ${warning}`),
    );
    return { json, settings, issues: [], warnings };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { json, settings: undefined, issues: error.issues, warnings };
  }
}

function readIn(folder: string): SettingsScan['json'] {
  const path = join(folder, settingsFileName);
  if (!existsSync(path)) return undefined;
  try {
    return readJsonFile(path);
  } catch (error) {
    const { message } = error as NodeJS.ErrnoException;
    throw fileError('settings-invalid', [{ path, message: `cannot be read: ${message}` }]);
  }
}

/** `$schema` is for editors, which complete and check by it; it says nothing of the docs. */
export function withoutSchema(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { $schema: _, ...settings } = value;
  return settings;
}
