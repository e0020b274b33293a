import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, parseSettings, type Settings } from '@bookplate/protocol';

/**
 * Reads the settings of the docs.
 *
 * @param folder of the docs, where `bookplate.json` is
 * @param given settings from the host's own configuration, which stand in its place
 * @returns the settings
 * @throws {ConfigurationError} if there are none, or with everything that is wrong with them
 */
export function settingsOf(folder: string, given?: unknown): Settings {
  return parseSettings(given ?? readSettingsFile(join(folder, 'bookplate.json')));
}

function readSettingsFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigurationError([
      {
        path: file,
        message:
          'there is no such file; write {"apiUrl": "https://dash.foo.com/api/docs/user-info", "loginUrl": "https://dash.foo.com/login?next={returnTo}"}',
      },
    ]);
  }
  try {
    // Editors complete and check by it; it says nothing of the docs.
    const { $schema: _, ...settings } = JSON.parse(text) as Record<string, unknown>;
    return settings;
  } catch (error) {
    throw new ConfigurationError([
      { path: file, message: `expected JSON: ${error instanceof Error ? error.message : ''}` },
    ]);
  }
}
