import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, parseGivenSettings, type Settings } from '@bookplate/protocol';
import { isRecord } from './host-config.ts';
import { readJsonFile } from '../settings/json-file.ts';
import type { SettingsReading } from './site.ts';

/**
 * Reads `bookplate.json`, and what can be used of it even if it is wrong.
 *
 * @param root the folder of the site
 * @returns the settings and all that is wrong with them
 */
export function readSettings(root: string): SettingsReading {
  const file = 'bookplate.json';
  const path = join(root, file);
  if (!existsSync(path)) return { file, settings: {}, json: undefined, issues: [] };
  const json = readJsonFile(path);
  if ('message' in json) return { file, settings: {}, json, issues: [] };
  const { $schema: _, ...value } = isRecord(json.value) ? json.value : { value: json.value };
  try {
    return {
      file,
      settings: parseGivenSettings(isRecord(json.value) ? value : json.value),
      json,
      issues: [],
    };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const { issues } = error;
    const wrong = new Set(issues.map(({ path: setting }) => setting));
    const settings: Partial<Settings> = Object.fromEntries(
      Object.entries(value).filter(([name]) => !wrong.has(name)),
    );
    return { file, settings, json, issues };
  }
}
