import {
  ConfigurationError,
  type ConfigurationIssue,
  describeValue,
  nearestName,
  parseDocsOrigin,
  type User,
} from '@bookplate/protocol';

type MaybePromise<T> = T | PromiseLike<T>;

/**
 * What the endpoint needs to know.
 *
 * @typeParam Request what `getUser` receives: a `Request`, or the framework's own request
 */
export interface InfoApiOptions<Request> {
  /**
   * Where the docs are: scheme, host and port, such as `https://docs.foo.com`. Exact origins only. For docs at
   * `foo.com/docs` this is `https://foo.com`.
   */
  readonly docsOrigins: readonly string[];
  /**
   * Says who is signed in: looks up the session of this request and returns what the docs may know of the
   * reader, or `null` when nobody is signed in. Called only for requests of the docs. What it returns is
   * checked against the User format and stripped of unknown fields; if it throws, takes too long or
   * breaks the format, the docs get a 500 without details and `onError` gets the reason.
   */
  readonly getUser: (request: Request) => MaybePromise<User<object> | null | undefined>;
  /** How long `getUser` may take, in milliseconds: 1–60,000. Default 5,000, when the docs give up too. */
  readonly getUserTimeoutMs?: number;
  /**
   * The status of the answer when nobody is signed in: 401, or 204 without a body. Default 401. Browsers print a 401
   * in red into the console of every anonymous reader, and monitoring counts it as an error; the docs understand both.
   */
  readonly anonymousStatus?: AnonymousStatus;
  /** Told of every failure behind a 500. Default: `console.error`. */
  readonly onError?: (error: unknown, request: Request) => void;
}

/** Statuses that mean "nobody is signed in". */
export type AnonymousStatus = 401 | 204;

/** As {@link InfoApiOptions}, for adapters that are mounted on a whole app. */
export interface RoutedInfoApiOptions<Request> extends InfoApiOptions<Request> {
  /**
   * The one path to answer, such as `/api/docs/user-info`. Compared exactly: not `/path/`, not `/Path`. Below a prefix
   * (`app.use('/api', …)`, `{ prefix: '/api' }`, a mount) it is the whole path or the part after the prefix.
   */
  readonly path: string;
}

/** The options after checking, with nothing left out. */
export interface CheckedOptions<Request> {
  readonly docsOrigins: ReadonlySet<string>;
  readonly getUser: InfoApiOptions<Request>['getUser'];
  readonly getUserTimeoutMs: number;
  readonly anonymousStatus: AnonymousStatus;
  readonly onError: (error: unknown, request: Request) => void;
}

const knownOptions = [
  'docsOrigins',
  'getUser',
  'getUserTimeoutMs',
  'anonymousStatus',
  'onError',
  'path',
];
const longestTimeoutMs = 60_000;

/**
 * Checks options once, at construction.
 *
 * @param options what the dashboard's code passed
 * @returns the options with normalised origins and defaults
 * @throws {ConfigurationError} naming every entry that is wrong and its right form
 */
export function checkOptions<Request>(options: InfoApiOptions<Request>): CheckedOptions<Request> {
  const issues: ConfigurationIssue[] = [];
  const report = (path: string, message: string): void => void issues.push({ path, message });

  for (const name of Object.keys(options)) {
    if (knownOptions.includes(name)) continue;
    const nearest = nearestName(name, knownOptions);
    report(name, nearest ? `unknown option; did you mean ${nearest}?` : 'unknown option');
  }
  const docsOrigins = readDocsOrigins(options.docsOrigins, issues);

  const { getUser, getUserTimeoutMs = 5_000, anonymousStatus = 401, onError = logError } = options;
  if (typeof getUser !== 'function')
    report('getUser', `expected a function, found ${describeValue(getUser)}`);
  if (!(getUserTimeoutMs >= 1 && getUserTimeoutMs <= longestTimeoutMs))
    report(
      'getUserTimeoutMs',
      `expected milliseconds from 1 to ${longestTimeoutMs}, found ${describeValue(getUserTimeoutMs)}`,
    );
  if (anonymousStatus !== 401 && anonymousStatus !== 204)
    report(
      'anonymousStatus',
      `expected 401 or 204, found ${describeValue(anonymousStatus)}; leave it out for 401`,
    );
  if (typeof onError !== 'function')
    report('onError', `expected a function, found ${describeValue(onError)}`);

  if (issues.length > 0) throw new ConfigurationError(issues);
  return { docsOrigins, getUser, getUserTimeoutMs, anonymousStatus, onError };
}

/**
 * Checks the path of an adapter that is mounted on a whole app.
 *
 * @param path what the dashboard's code passed
 * @returns the path
 * @throws {ConfigurationError} if it is not a path
 */
export function checkPath(path: unknown): string {
  if (typeof path === 'string' && /^\/[^?#\s]*$/.test(path)) return path;
  throw new ConfigurationError([
    {
      path: 'path',
      message: `expected a path such as "/api/docs/user-info", found ${describeValue(path)}`,
    },
  ]);
}

function readDocsOrigins(value: unknown, issues: ConfigurationIssue[]): ReadonlySet<string> {
  if (!Array.isArray(value) || value.length === 0) {
    const instead = typeof value === 'string' ? value : 'https://docs.foo.com';
    issues.push({
      path: 'docsOrigins',
      message: `expected an array of origins, found ${describeValue(value)}; write [${JSON.stringify(instead)}]`,
    });
    return new Set();
  }
  const origins = new Set<string>();
  value.forEach((entry: unknown, index) => {
    try {
      origins.add(parseDocsOrigin(entry, `docsOrigins[${index}]`));
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      issues.push(...error.issues);
    }
  });
  return origins;
}

function logError(error: unknown): void {
  console.error('[bookplate] the Info API answered 500:', error);
}
