import { ConfigurationError, type ConfigurationIssue } from './configuration-error.ts';
import { describeValue, quote } from './describe-value.ts';
import { parseDocsOrigin } from './docs-origin.ts';
import { mayShareSite } from './hosts.ts';
import { nearestName } from './nearest-name.ts';
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
  /** Hosts on other sites that `loginUrl` and `logoutUrl` may name, such as an identity provider's. */
  readonly allowedHosts?: readonly string[];
  /**
   * What the docs may expect of `content`: a JSON Schema, or the path of a `.json` file with one, from `bookplate.json`
   * on.
   */
  readonly userSchema?: string | Readonly<Record<string, unknown>>;
  /** The folder of the persona files, from `bookplate.json` on. Default `personas`. */
  readonly personas?: string;
  /** All groups that the dashboard may name: `bookplate lint` reports others. */
  readonly groups?: readonly string[];
}

const urlSettings = ['apiUrl', 'loginUrl', 'logoutUrl'] as const;
const secondsSettings = { refreshSeconds: 86_400, cacheSeconds: 2_592_000 } as const;
const knownSettings = [
  ...urlSettings,
  'docsOrigin',
  ...Object.keys(secondsSettings),
  'allowedHosts',
  'userSchema',
  'personas',
  'groups',
];

/** Names that ask the handshake to keep readers out, which it cannot do. */
const protection =
  /^(auth|authentication|authenticate|private|protect(ed)?|password|require(Login|Auth|User)|restricted)$/i;

type Report = (path: string, message: string) => void;

/**
 * Reads settings strictly: an unknown name is an error, so that a typing mistake cannot pass unseen.
 *
 * @param value what a configuration file or form holds
 * @returns the settings, as given
 * @throws {ConfigurationError} with every issue, each naming its setting
 */
export function parseSettings(value: unknown): Settings {
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
  for (const name of urlSettings) {
    if (settings[name] === undefined && name === 'logoutUrl') continue;
    const url = readUrl(name, settings[name], report);
    if (url && docs) checkSite(name, url, docs, name === 'apiUrl' ? [] : allowedHosts, report);
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
  checkAuthoring(settings, report);
  if (issues.length > 0) throw new ConfigurationError(issues);
  return value as Settings;
}

function checkAuthoring(
  { userSchema, personas, groups }: Record<string, unknown>,
  report: Report,
): void {
  const isSchema =
    typeof userSchema === 'string'
      ? userSchema.endsWith('.json')
      : typeof userSchema === 'object' && userSchema !== null && !Array.isArray(userSchema);
  if (userSchema !== undefined && !isSchema)
    report(
      'userSchema',
      `expected a JSON Schema of the User's content as an object, or the path of a .json file with one; found ${describeValue(userSchema)}`,
    );
  if (personas !== undefined && (typeof personas !== 'string' || personas === ''))
    report('personas', `expected the path of a folder, found ${describeValue(personas)}`);
  const isName = (name: unknown): boolean =>
    typeof name === 'string' && groupNamePattern.test(name);
  if (groups !== undefined && !(Array.isArray(groups) && groups.every(isName)))
    report('groups', `expected an array of group names, found ${describeValue(groups)}`);
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

function readAllowedHosts(value: unknown, report: Report): readonly string[] {
  if (value === undefined) return [];
  if (
    Array.isArray(value) &&
    value.every((host) => typeof host === 'string' && /^[^\s/:@?#]+$/.test(host))
  )
    return value as string[];
  report('allowedHosts', `expected an array of host names, found ${describeValue(value)}`);
  return [];
}

function readUrl(name: string, value: unknown, report: Report): URL | undefined {
  if (typeof value !== 'string' || value === '') {
    report(name, `expected an absolute URL, found ${describeValue(value)}`);
    return undefined;
  }
  const placeholder = '{returnTo}';
  const filled = value.replaceAll(placeholder, 'return-to');
  if (name === 'apiUrl' && filled !== value) report(name, `${placeholder} has no meaning here`);
  let url: URL;
  try {
    url = new URL(filled);
  } catch {
    report(
      name,
      `expected an absolute URL such as "https://dash.foo.com/…", found ${quote(value)}`,
    );
    return undefined;
  }
  // A `javascript:` URL in a link would run on the docs page with one click.
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    report(name, `expected an http(s) URL, found ${quote(value)}`);
    return undefined;
  }
  if (url.username || url.password) report(name, 'must not have a user name or password in it');
  if (name === 'apiUrl' && url.hash) report(name, 'must not have a fragment (#…)');
  if (url.hostname.includes('return-to') && filled !== value)
    report(name, `${placeholder} must not be part of the host`);
  return url;
}

function checkSite(
  name: string,
  url: URL,
  docs: URL,
  allowedHosts: readonly string[],
  report: Report,
): void {
  if (docs.protocol === 'https:' && url.protocol === 'http:')
    report(name, `is http while the docs are https: browsers block it as mixed content; use https`);
  if (mayShareSite(url.hostname, docs.hostname) || allowedHosts.includes(url.hostname)) return;
  report(
    name,
    name === 'apiUrl'
      ? `${url.hostname} and the docs' ${docs.hostname} are different sites, so browsers withhold the session cookie; give the docs a domain below the dashboard's`
      : `${url.hostname} is not on the docs' own domain (${docs.hostname}); if that is meant, add it to allowedHosts`,
  );
}
