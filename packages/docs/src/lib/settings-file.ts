import {
  chooseEnvironment,
  ConfigurationError,
  type GivenSettings,
  parseGivenSettings,
  type Settings,
} from '@bookplate/protocol';
import { settingsWithConsole, type WithConsole } from './console/settings-with-console.ts';
import { withPage } from './build-code.ts';
import { fileError } from './settings/file-error.ts';
import { readSettingsFile } from './settings/read-settings-file.ts';
import { settingsFileName } from './settings/scan-settings-file.ts';

/**
 * Finds out the settings of the docs: asks the console, if they name one.
 *
 * @param folder of the docs, where `bookplate.json` is
 * @param given settings from the host's own configuration, which stand in its place
 * @param warn takes a sentence for what works and should be changed, or if the console cannot be used
 * @param mode of the host: `development` or `production`, or what the build was told; `BOOKPLATE_ENV` goes before it
 * @param keepsAnswer for a later build during which the console is away; a command that only looks leaves nothing behind
 * @returns the settings
 * @throws {ConfigurationError} if there are none, or with everything that is wrong with them
 */
export async function settingsOf(
  folder: string,
  given: GivenSettings | undefined,
  warn: (message: string) => void,
  mode = 'production',
  keepsAnswer = true,
): Promise<Settings> {
  const settings = givenSettings(folder, given, mode, warn);
  if (!hasConsole(settings)) return settings;
  return settingsWithConsole(folder, settings, { warn, keepsAnswer });
}

/**
 * Reads what the repository says of the settings, without asking anyone.
 *
 * @param folder of the docs, where `bookplate.json` is
 * @param given settings from the host's own configuration, which stand in its place
 * @param mode of the host; `BOOKPLATE_ENV` goes before it
 * @param warn takes a sentence for what works and should be changed
 * @returns the settings of this environment; if they name a console, it may know more
 * @throws {ConfigurationError} if there are none, or with everything that is wrong with them
 */
export function givenSettings(
  folder: string,
  given?: GivenSettings,
  mode = 'production',
  warn?: (message: string) => void,
): Settings | WithConsole {
  const settings = given
    ? inEnvironment(parseInCode(given, warn), mode)
    : findSettings(folder, mode, warn);
  // Without a console, the two URLs are in it: it was read so.
  if (settings) return settings as Settings | WithConsole;
  throw fileError('settings-missing', [
    {
      path: settingsFileName,
      message: `there is no such file in ${folder}; write {"apiUrl": "https://dash.foo.com/api/docs/user-info", "loginUrl": "https://dash.foo.com/login?next={returnTo}"}`,
    },
  ]);
}

/**
 * Reads `bookplate.json` as a build would, for commands that can do without.
 *
 * @param folder where it is
 * @param mode of the host; `BOOKPLATE_ENV` goes before it
 * @param warn takes a sentence for what works and should be changed
 * @returns the settings of this environment, or undefined if there is no such file
 * @throws {ConfigurationError} with everything that is wrong with them
 */
export function findSettings(
  folder: string,
  mode = 'production',
  warn?: (message: string) => void,
): GivenSettings | undefined {
  const settings = readSettingsFile(folder, warn);
  return settings && inEnvironment(settings, mode);
}

/**
 * Chooses the environment.
 *
 * @param settings with all environments
 * @param mode of the host; `BOOKPLATE_ENV` goes before it
 * @returns the settings of this one
 * @throws {ConfigurationError} if there is none of this name
 */
export function inEnvironment(settings: GivenSettings, mode = 'production'): GivenSettings {
  const asked = process.env['BOOKPLATE_ENV'];
  try {
    return chooseEnvironment(settings, asked || mode);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const from = asked ? 'BOOKPLATE_ENV' : 'the mode';
    throw fileError(
      'settings-environment',
      error.issues.map(({ path, message }) => ({
        path: `${settingsFileName} ${path}`,
        message: `${message} (from ${from})`,
      })),
    );
  }
}

/** Settings that stand in the host's configuration. */
function parseInCode(given: GivenSettings, warn?: (message: string) => void): GivenSettings {
  try {
    return parseGivenSettings(given, (warning) => warn?.(withPage('settings-renamed', warning)));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw fileError('settings-invalid', error.issues);
  }
}

function hasConsole(settings: Settings | WithConsole): settings is WithConsole {
  return settings.console !== undefined;
}
