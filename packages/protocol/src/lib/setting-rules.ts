import { describeValue, quote } from './describe-value.ts';
import { mayShareSite } from './hosts.ts';
import type { UrlRow } from './setting-row.ts';

/** Takes what is wrong with one setting. */
export type Report = (path: string, message: string) => void;

const placeholder = '{returnTo}';

/** The URL parser forgives more, such as `HTTPS:dash.foo.com` or white space; others who read the setting do not. */
export const httpPattern: RegExp = /^https?:\/\/\S+$/;

/** The same, but for what {@link missingPath} refuses. */
export const endpointPattern: RegExp = /^https?:\/\/(?![^\s/?#\\]+(?:[?#]\S*)?$)\S+$/;

/**
 * @param url of the Info API, as it was typed; a URL
 * @returns what is wrong if it has no path: `/` is one
 */
export function missingPath(url: string): string | undefined {
  const [, origin] = /^(https?:\/\/[^\s/?#\\]+)(?:[?#]\S*)?$/.exec(url) ?? [];
  if (origin === undefined) return undefined;
  return `expected the URL of the Info API with its path, such as "${origin}/api/docs/user-info"; found no path. If it answers at the root, end the URL with /`;
}

/**
 * Checks a URL on its own.
 *
 * @param name of the setting
 * @param value anything
 * @param row of the setting
 * @param report takes what is wrong
 * @returns the URL, if it is one; then it may be checked against the docs'
 */
export function readUrl(
  name: string,
  value: unknown,
  { hasReturnTo, needsPath }: UrlRow,
  report: Report,
): URL | undefined {
  if (typeof value !== 'string' || value === '') {
    report(name, `expected an absolute URL, found ${describeValue(value)}`);
    return undefined;
  }
  const filled = value.replaceAll(placeholder, 'return-to');
  const [other] = /\{[^{}]*\}/.exec(filled) ?? [];
  if (!hasReturnTo && (other ?? filled !== value))
    report(name, `${other ?? placeholder} has no meaning here`);
  else if (other !== undefined) report(name, `unknown placeholder ${other}; write ${placeholder}`);
  if (!URL.canParse(filled)) {
    report(
      name,
      `expected an absolute URL such as "https://dash.foo.com/…", found ${quote(value)}`,
    );
    return undefined;
  }
  const url = new URL(filled);
  // A `javascript:` URL in a link would run on the docs page with one click.
  if (!httpPattern.test(value)) {
    report(name, `expected an http(s) URL, found ${quote(value)}`);
    return undefined;
  }
  const missing = needsPath && missingPath(value);
  if (missing) report(name, missing);
  if (url.username || url.password) report(name, 'must not have a user name or password in it');
  if (!hasReturnTo && url.hash) report(name, 'must not have a fragment (#…)');
  if (url.hostname.includes('return-to') && filled !== value)
    report(name, `${placeholder} must not be part of the host`);
  return url;
}

/**
 * Checks a URL against the docs that use it.
 *
 * @param name of the setting
 * @param url as it was read
 * @param row of the setting
 * @param docs their origin, and hosts of other sites that are meant
 * @param report takes what is wrong
 */
export function checkSite(
  name: string,
  url: URL,
  { site }: Pick<UrlRow, 'site'>,
  docs: { readonly origin: URL; readonly allowedHosts: readonly string[] },
  report: Report,
): void {
  const { origin, allowedHosts } = docs;
  if (origin.protocol === 'https:' && url.protocol === 'http:')
    report(name, `is http while the docs are https: browsers block it as mixed content; use https`);
  if (site === 'any' || mayShareSite(url.hostname, origin.hostname)) return;
  if (site === 'same')
    report(
      name,
      `${url.hostname} and the docs' ${origin.hostname} are different sites, so browsers withhold the session cookie; give the docs a domain below the dashboard's`,
    );
  else if (!allowedHosts.includes(url.hostname))
    report(
      name,
      `${url.hostname} is not on the docs' own domain (${origin.hostname}); if that is meant, add it to allowedHosts`,
    );
}

/**
 * Checks the path of a file or folder: relative, so that it works in every copy of the repository, on every system.
 *
 * @param name of the setting
 * @param value a string
 * @param what extension of the file, and an example
 * @param report takes what is wrong
 */
export function checkPath(
  name: string,
  value: string,
  what: { readonly extension: '' | '.json'; readonly example: string },
  report: Report,
): void {
  const isRelative = /^(?![A-Za-z][\w+.-]*:|\/)[^\\]+$/.test(value);
  if (isRelative && value.endsWith(what.extension)) return;
  report(
    name,
    `expected the path of a ${what.extension === '' ? 'folder' : `${what.extension} file`} from bookplate.json on, with / between folders, such as "${what.example}"; found ${describeValue(value)}`,
  );
}
