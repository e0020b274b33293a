import { parseSettings, type Settings } from '@bookplate/protocol';
import { fileError } from './settings/file-error.ts';
import { readSettingsFile, settingsFileName } from './settings/read-settings-file.ts';

/**
 * Reads the settings of the docs.
 *
 * @param folder of the docs, where `bookplate.json` is
 * @param given settings from the host's own configuration, which stand in its place
 * @returns the settings
 * @throws {ConfigurationError} if there are none, or with everything that is wrong with them
 */
export function settingsOf(folder: string, given?: Settings): Settings {
  const settings = given ? parseSettings(given) : readSettingsFile(folder);
  if (settings) return settings;
  throw fileError([
    {
      path: settingsFileName,
      message: `there is no such file in ${folder}; write {"apiUrl": "https://dash.foo.com/api/docs/user-info", "loginUrl": "https://dash.foo.com/login?next={returnTo}"}`,
    },
  ]);
}
