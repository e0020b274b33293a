import { isRecord, type Settings } from '@bookplate/protocol';
import {
  inEnvironment,
  scanSettingsFile,
  settingsFileName,
  withoutSchema,
} from '@bookplate/docs/settings-file';
import type { SettingsReading } from './site.ts';

/**
 * Reads `bookplate.json`, and what can be used of it even if it is wrong.
 *
 * @param root the folder of the site
 * @returns the settings of the environment that a build would take, and all that is wrong with them
 * @throws {ConfigurationError} if `BOOKPLATE_ENV` names an environment that is not there
 */
export function readSettings(root: string): SettingsReading {
  const { json, settings, issues } = scanSettingsFile(root);
  const file = settingsFileName;
  if (settings) return { file, settings: inEnvironment(settings), json, issues };
  const value = json && 'value' in json ? withoutSchema(json.value) : undefined;
  return { file, settings: usable(value, issues), json, issues };
}

function usable(value: unknown, issues: SettingsReading['issues']): Partial<Settings> {
  if (!isRecord(value)) return {};
  const wrong = new Set(issues.map(({ path }) => path));
  return Object.fromEntries(Object.entries(value).filter(([name]) => !wrong.has(name)));
}
