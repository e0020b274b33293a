import { type GivenSettings, parseGivenSettings, type Settings } from '@bookplate/protocol';
import { settingsWithConsole, type WithConsole } from './console/settings-with-console.ts';
import { fileError } from './settings/file-error.ts';
import { readSettingsFile, settingsFileName } from './settings/read-settings-file.ts';

/**
 * Finds out the settings of the docs: asks the console, if they name one.
 *
 * @param folder of the docs, where `bookplate.json` is
 * @param given settings from the host's own configuration, which stand in its place
 * @param warn is told if the console is of no use
 * @param keepsAnswer for a later build during which the console is away; a command that only looks leaves nothing behind
 * @returns the settings
 * @throws {ConfigurationError} if there are none, or with everything that is wrong with them
 */
export async function settingsOf(
  folder: string,
  given: GivenSettings | undefined,
  warn: (message: string) => void,
  keepsAnswer = true,
): Promise<Settings> {
  const settings = givenSettings(folder, given);
  if (!hasConsole(settings)) return settings;
  return settingsWithConsole(folder, settings, { warn, keepsAnswer });
}

/**
 * Reads what the repository says of the settings, without asking anyone.
 *
 * @param folder of the docs, where `bookplate.json` is
 * @param given settings from the host's own configuration, which stand in its place
 * @returns the settings; if they name a console, it may know more
 * @throws {ConfigurationError} if there are none, or with everything that is wrong with them
 */
export function givenSettings(folder: string, given?: GivenSettings): Settings | WithConsole {
  const settings = given ? parseGivenSettings(given) : readSettingsFile(folder);
  // Without a console, the two URLs are in it: it was read so.
  if (settings) return settings as Settings | WithConsole;
  throw fileError([
    {
      path: settingsFileName,
      message: `there is no such file in ${folder}; write {"apiUrl": "https://dash.foo.com/api/docs/user-info", "loginUrl": "https://dash.foo.com/login?next={returnTo}"}`,
    },
  ]);
}

function hasConsole(settings: Settings | WithConsole): settings is WithConsole {
  return settings.console !== undefined;
}
