import { ConfigurationError, type ConfigurationIssue } from './configuration-error.ts';
import { describeValue } from './describe-value.ts';
import { parseEnvironments } from './environments.ts';
import { presentNames, withCurrentNames } from './former-names.ts';
import type { GivenSettings, Settings } from './given-settings.ts';
import { isRecord } from './is-record.ts';
import { nearestName } from './nearest-name.ts';
import { type Docs, kindOf, originIssues } from './setting-kinds.ts';
import type { SettingRow } from './setting-row.ts';
import type { Report } from './setting-rules.ts';
import { settingNames, settingsTable } from './settings-table.ts';

/** Names that ask the handshake to keep readers out, which it cannot do. */
const protection =
  /^(auth|authentication|authenticate|private|protect(ed)?|password|require(Login|Auth|User)|restricted)$/i;

/**
 * Reads settings strictly: an unknown name is an error, so that a typing mistake is found.
 *
 * @param value what a configuration file or form contains
 * @param warn takes a sentence for each former name of a setting
 * @returns the settings, as given, under their present names
 * @throws {ConfigurationError} with every issue, each naming its setting
 */
export function parseSettings(value: unknown, warn?: (message: string) => void): Settings {
  return parse(withCurrentNames(value, warn), () => true) as Settings;
}

/**
 * As {@link parseSettings}, for a file that may name a console: then the file alone need not be enough. It may have
 * environments, each of which is checked as it would be used.
 *
 * @param value what the file contains
 * @param warn takes a sentence for each former name of a setting
 * @returns the settings, as given, under their present names
 * @throws {ConfigurationError} with every issue, each naming its setting
 */
export function parseGivenSettings(
  value: unknown,
  warn?: (message: string) => void,
): GivenSettings {
  return parseEnvironments(withCurrentNames(value, warn), (settings) =>
    parse(settings, hasNoConsole),
  );
}

function hasNoConsole(settings: Record<string, unknown>): boolean {
  return settings['console'] === undefined;
}

function parse(
  settings: unknown,
  needsUrls: (settings: Record<string, unknown>) => boolean,
): GivenSettings {
  if (!isRecord(settings))
    throw new ConfigurationError([
      { path: 'settings', message: `expected an object, found ${describeValue(settings)}` },
    ]);
  const issues: ConfigurationIssue[] = [];
  const report: Report = (path, message) => void issues.push({ path, message });
  for (const name of Object.keys(settings))
    if (!Object.hasOwn(settingsTable, name)) report(name, describeUnknown(name));
  const docs = docsOf(settings);
  for (const name of settingNames) {
    const row: SettingRow = settingsTable[name];
    const value = settings[name];
    const isMissing = 'isRequired' in row && needsUrls(settings);
    if (value !== undefined || isMissing) kindOf(row).check({ name, value, row }, docs, report);
    if (value !== undefined && 'needs' in row && settings[row.needs] === undefined)
      report(
        row.needs,
        `expected beside ${name}, such as "${settingsTable[row.needs].example}"${row.kind === 'url' ? `: URLs from the ${name} are checked against it` : ''}; found nothing`,
      );
  }
  if (issues.length > 0) throw new ConfigurationError(issues);
  return settings;
}

/** What is wrong in it is reported in its own place. */
function docsOf({ docsOrigin, allowedHosts }: Record<string, unknown>): Docs | undefined {
  if (originIssues(docsOrigin).length > 0) return undefined;
  const hosts = Array.isArray(allowedHosts) ? (allowedHosts as string[]) : [];
  return { origin: new URL(docsOrigin as string), allowedHosts: hosts };
}

function describeUnknown(name: string): string {
  if (protection.test(name))
    return 'the shared session cannot protect pages: it personalises what is public. Hidden pages still reach every browser. To keep readers out, put a login in front of the docs at the server or CDN';
  const present = presentNames.get(name);
  if (present !== undefined)
    return `the former name of ${present}, which is set as well; remove ${name}`;
  const nearest = nearestName(name, settingNames);
  return nearest
    ? `unknown setting; did you mean ${nearest}?`
    : `unknown setting; known are ${settingNames.join(', ')}`;
}
