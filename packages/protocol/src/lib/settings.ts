import { readAllowedHosts } from './allowed-hosts.ts';
import { ConfigurationError, type ConfigurationIssue } from './configuration-error.ts';
import { parseEnvironments } from './environments.ts';
import { describeValue } from './describe-value.ts';
import { parseDocsOrigin } from './docs-origin.ts';
import { nearestName } from './nearest-name.ts';
import { checkPath, checkSite, readUrl, type Report, type UrlRule } from './setting-rules.ts';
import { groupNamePattern } from './user.ts';

/** What the docs need to know of the dashboard. */
export interface Settings {
  /** The Info API: an absolute http(s) URL. */
  readonly apiUrl: string;
  /** The dashboard's sign-in page. `{returnTo}` in it is replaced by the docs page's URL, encoded. */
  readonly loginUrl: string;
  /** The dashboard's sign-out page, if a link to it is wanted. `{returnTo}` as above. */
  readonly logoutUrl?: string;
  /** Scheme, host and port of the docs. With it, the URLs above are checked against it. */
  readonly docsOrigin?: string;
  /** How old the known reader may be, in seconds, before a page asks again: 0–86,400. Default 60. */
  readonly refreshSeconds?: number;
  /** How long the reader's display data are kept in the browser, in seconds: 0–2,592,000. Default 86,400; 0 keeps nothing. */
  readonly cacheSeconds?: number;
  /**
   * Names of fields in `content` that are public although they say key, token, secret or the like: pages store no
   * others of these names. Default none.
   */
  readonly publicFields?: readonly string[];
  /** Hosts on other sites that `loginUrl` and `logoutUrl` may name, such as an identity provider's. */
  readonly allowedHosts?: readonly string[];
  /**
   * What the docs may expect of `content`: a JSON Schema, or the path of a `.json` file with one, from `bookplate.json`
   * on.
   */
  readonly userSchema?: string | Readonly<Record<string, unknown>>;
  /** The folder of the persona files, from `bookplate.json` on. Default `personas`. */
  readonly personas?: string;
  /** All groups that the dashboard may name. `bookplate lint` reports others. */
  readonly groups?: readonly string[];
  /**
   * Where a Bookplate console publishes the settings of this site: an absolute http(s) URL. It goes with `docsOrigin`,
   * against which what the console says is checked.
   */
  readonly console?: string;
  /**
   * Of how many page views the console is told how the handshake ended, and nothing of the reader: 0–1. Default 0, none;
   * 0.1 is one in ten.
   */
  readonly reportShare?: number;
}

/** What a configuration file holds: with `console`, it may leave the two URLs to that. */
export type GivenSettings = Omit<Settings, 'apiUrl' | 'loginUrl'> &
  Partial<Pick<Settings, 'apiUrl' | 'loginUrl'>> & {
    /** What is different in an environment, such as `development`, by its name. */
    readonly environments?: Readonly<Record<string, Partial<Settings>>>;
  };

const urlSettings = {
  apiUrl: { isRequired: true, hasReturnTo: false, site: 'same' },
  loginUrl: { isRequired: true, hasReturnTo: true, site: 'same or allowed' },
  logoutUrl: { isRequired: false, hasReturnTo: true, site: 'same or allowed' },
  console: { isRequired: false, hasReturnTo: false, site: 'any' },
} as const satisfies Record<string, UrlRule>;
const secondsSettings = { refreshSeconds: 86_400, cacheSeconds: 2_592_000 } as const;
const knownSettings = [
  'apiUrl',
  'loginUrl',
  'logoutUrl',
  'docsOrigin',
  ...Object.keys(secondsSettings),
  'publicFields',
  'allowedHosts',
  'userSchema',
  'personas',
  'groups',
  'console',
  'reportShare',
];

/** Names that ask the handshake to keep readers out, which it cannot do. */
const protection =
  /^(auth|authentication|authenticate|private|protect(ed)?|password|require(Login|Auth|User)|restricted)$/i;

/**
 * Reads settings strictly: an unknown name is an error, so that a typing mistake cannot pass unseen.
 *
 * @param value what a configuration file or form holds
 * @returns the settings, as given
 * @throws {ConfigurationError} with every issue, each naming its setting
 */
export function parseSettings(value: unknown): Settings {
  return parse(value, () => true) as Settings;
}

/**
 * As {@link parseSettings}, for a file that may name a console: then the file alone need not be enough. It may have
 * environments, each of which is checked as it would be in use.
 *
 * @param value what the file holds
 * @returns the settings, as given
 * @throws {ConfigurationError} with every issue, each naming its setting
 */
export function parseGivenSettings(value: unknown): GivenSettings {
  return parseEnvironments(value, (settings) => parse(settings, hasNoConsole));
}

function hasNoConsole(settings: Record<string, unknown>): boolean {
  return settings['console'] === undefined;
}

function parse(
  value: unknown,
  needsUrls: (settings: Record<string, unknown>) => boolean,
): GivenSettings {
  const issues: ConfigurationIssue[] = [];
  const report: Report = (path, message) => void issues.push({ path, message });

  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigurationError([
      { path: 'settings', message: `expected an object, found ${describeValue(value)}` },
    ]);
  const settings = value as Record<string, unknown>;

  for (const name of Object.keys(settings)) {
    if (!knownSettings.includes(name)) report(name, describeUnknown(name));
  }
  const docs = readDocsOrigin(settings['docsOrigin'], report);
  const allowedHosts = readAllowedHosts(settings['allowedHosts'], report);
  for (const [name, rule] of Object.entries(urlSettings)) {
    if (settings[name] === undefined && !(rule.isRequired && needsUrls(settings))) continue;
    const url = readUrl(name, settings[name], rule, report);
    if (url && docs) checkSite(name, url, rule, { origin: docs, allowedHosts }, report);
  }
  for (const [name, most] of Object.entries(secondsSettings)) {
    const seconds = settings[name];
    if (seconds === undefined) continue;
    if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= most))
      report(
        name,
        `expected a number of seconds from 0 to ${most}, found ${describeValue(seconds)}`,
      );
  }
  if (settings['console'] !== undefined && settings['docsOrigin'] === undefined)
    report(
      'docsOrigin',
      'expected beside console, such as "https://docs.foo.com": else nothing tells where the console may send readers; found nothing',
    );
  checkUserSchema(settings['userSchema'], report);
  checkPersonas(settings['personas'], report);
  checkGroups(settings['groups'], report);
  checkPublicFields(settings['publicFields'], report);
  checkReportShare(settings['reportShare'], report);
  if (issues.length > 0) throw new ConfigurationError(issues);
  return value;
}

function describeUnknown(name: string): string {
  if (protection.test(name))
    return 'the shared session cannot protect pages: it personalizes what is public. Hidden pages still reach every browser. To keep readers out, put a login in front of the docs at the server or CDN';
  const nearest = nearestName(name, knownSettings);
  return nearest
    ? `unknown setting; did you mean ${nearest}?`
    : `unknown setting; known are ${knownSettings.join(', ')}`;
}

function readDocsOrigin(value: unknown, report: Report): URL | undefined {
  if (value === undefined) return undefined;
  try {
    return new URL(parseDocsOrigin(value));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const issue of error.issues) report(issue.path, issue.message);
    return undefined;
  }
}

function checkUserSchema(value: unknown, report: Report): void {
  if (value === undefined) return;
  if (typeof value === 'string') {
    checkPath('userSchema', value, { extension: '.json', example: 'user.schema.json' }, report);
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    report(
      'userSchema',
      `expected a JSON Schema of the User's content as an object, or the path of a .json file with one; found ${describeValue(value)}`,
    );
}

function checkPersonas(value: unknown, report: Report): void {
  if (value === undefined) return;
  if (typeof value === 'string')
    checkPath('personas', value, { extension: '', example: 'personas' }, report);
  else report('personas', `expected the path of a folder, found ${describeValue(value)}`);
}

function checkGroups(value: unknown, report: Report): void {
  if (value !== undefined && !(Array.isArray(value) && value.every(isGroupName)))
    report('groups', `expected an array of group names, found ${describeValue(value)}`);
}

function checkPublicFields(value: unknown, report: Report): void {
  if (value !== undefined && !(Array.isArray(value) && value.every(isFieldName)))
    report(
      'publicFields',
      `expected an array of field names without spaces, such as ["projectKey"], found ${describeValue(value)}`,
    );
}

function isFieldName(value: unknown): boolean {
  return typeof value === 'string' && /^[^\s"]+$/.test(value);
}

function checkReportShare(value: unknown, report: Report): void {
  if (value === undefined || (typeof value === 'number' && value >= 0 && value <= 1)) return;
  // Whoever thinks in percent.
  const meant = typeof value === 'number' && value > 1 && value <= 100;
  report(
    'reportShare',
    `expected a number from 0, no page view, to 1, each of them; found ${describeValue(value)}${meant ? `. ${value} % are ${value / 100}` : ''}`,
  );
}

function isGroupName(value: unknown): boolean {
  return typeof value === 'string' && groupNamePattern.test(value);
}
