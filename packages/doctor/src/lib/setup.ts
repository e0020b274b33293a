import {
  ConfigurationError,
  type ConfigurationIssue,
  describeValue,
  missingPath,
} from '@bookplate/protocol';
import { checkSetCookieLine } from './cookie/check-line.ts';
import { readSpecFields, type SpecFields } from './spec-fields.ts';
import { type Deployment, deploymentOf } from './deployment.ts';

/** What to examine, as given. */
export interface SetupInput {
  /** A page of the docs. */
  readonly docsUrl: string;
  /** The Info API. */
  readonly apiUrl: string;
  /** The dashboard's sign-in page. One request checks whether the docs may read it. */
  readonly loginUrl?: string | undefined;
  /** The value of a `Cookie` header with a session. It is sent only to the API's origin, and never printed. */
  readonly cookie?: string | undefined;
  /** The `Set-Cookie` line that the dashboard sends on sign-in. */
  readonly setCookie?: string | undefined;
  /** All `Set-Cookie` lines of a sign-in, and of a sign-out, for the sign-in hint. */
  readonly signInCookies?: readonly string[] | undefined;
  readonly signOutCookies?: readonly string[] | undefined;
  /** The head script's expected `sha256-…`, as the docs build printed it. */
  readonly scriptHash?: string | undefined;
  /** The groups that the docs name. */
  readonly docsGroups?: readonly string[] | undefined;
  /** `publicFields` of the docs' settings: fields of `content` that are not credentials, even if they look like it. */
  readonly publicFields?: readonly string[] | undefined;
  /** The OpenAPI document of the docs' API reference, parsed. Groups in it count as the docs'. */
  readonly spec?: unknown;
}

/** What to examine, parsed. */
export interface Setup {
  readonly docs: URL;
  readonly api: URL;
  readonly deployment: Deployment;
  readonly login?: URL;
  readonly cookie?: string;
  readonly setCookie?: string;
  readonly signInCookies?: readonly string[];
  readonly signOutCookies?: readonly string[];
  readonly scriptHash?: string;
  readonly docsGroups?: readonly string[];
  readonly publicFields?: readonly string[];
  readonly spec?: SpecFields;
}

/**
 * Parses what to examine.
 *
 * @param input URLs and options
 * @returns the set-up
 * @throws {ConfigurationError} that names every invalid entry
 */
export function parseSetup(input: SetupInput): Setup {
  const issues: ConfigurationIssue[] = [];
  const docs = readUrl('docsUrl', input.docsUrl, issues);
  const api = readUrl('apiUrl', input.apiUrl, issues);
  // The login URL may have the placeholder for the page to return to.
  const loginUrl = input.loginUrl?.replaceAll('{returnTo}', '');
  const login = loginUrl === undefined ? undefined : readUrl('loginUrl', loginUrl, issues);
  const { cookie, setCookie, signInCookies, signOutCookies, scriptHash, publicFields } = input;
  // A line break in the value would add headers. The message does not repeat the value.
  if (cookie !== undefined && !/^[\x21-\x7e][\x20-\x7e]*$/.test(cookie))
    issues.push({
      path: 'cookie',
      message:
        'expected one line of a Cookie header such as "sid=…", found characters that cannot be sent',
    });
  if (scriptHash !== undefined && !/^sha256-[A-Za-z0-9+/]{43}=$/.test(scriptHash))
    issues.push({
      path: 'scriptHash',
      message: `expected "sha256-" and 44 characters of base64, found ${describeValue(scriptHash)}`,
    });
  const wrongLine = setCookie === undefined ? undefined : checkSetCookieLine(setCookie);
  if (wrongLine !== undefined) issues.push({ path: 'setCookie', message: wrongLine });
  const spec = input.spec === undefined ? undefined : readSpecFields(input.spec);
  if (input.spec !== undefined && !spec)
    issues.push({
      path: 'spec',
      message: `expected an OpenAPI document with "openapi": "3.…", found ${describeValue(input.spec)}`,
    });
  const docsGroups = [...new Set([...(input.docsGroups ?? []), ...(spec?.groups ?? [])])];
  if (!docs || !api || issues.length > 0) throw new ConfigurationError(issues);
  return {
    docs,
    api,
    deployment: deploymentOf(docs, api),
    ...(login && { login }),
    ...(cookie !== undefined && { cookie }),
    ...(setCookie !== undefined && { setCookie }),
    ...(signInCookies && { signInCookies }),
    ...(signOutCookies && { signOutCookies }),
    ...(scriptHash !== undefined && { scriptHash }),
    ...(publicFields && { publicFields }),
    ...(spec && { spec }),
    ...(docsGroups.length > 0 && { docsGroups }),
  };
}

const exampleUrls = {
  docsUrl: 'https://docs.foo.com/',
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login',
};

function readUrl(
  path: keyof typeof exampleUrls,
  value: unknown,
  issues: ConfigurationIssue[],
): URL | undefined {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    issues.push({
      path,
      message: `expected an absolute URL such as "${exampleUrls[path]}", found ${describeValue(value)}`,
    });
    return undefined;
  }
  if (url.username || url.password) {
    issues.push({ path, message: 'must not have a user name or password in it' });
    return undefined;
  }
  const missing = path === 'apiUrl' ? missingPath(String(value)) : undefined;
  if (missing !== undefined) {
    issues.push({ path, message: missing });
    return undefined;
  }
  url.hash = '';
  return url;
}
