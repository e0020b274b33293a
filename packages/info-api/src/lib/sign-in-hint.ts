import { ConfigurationError, describeValue, hintCookie, writeHint } from '@bookplate/protocol';

/** Where the sign-in hint is set. */
export interface HintPlace {
  /** The domain of dashboard and docs, such as `foo.com` for `dash.foo.com` and `docs.foo.com`. The docs' `hint` setting is the same. */
  readonly domain: string;
}

/** The sign-in hint of one sign-in. */
export interface SignInHintOptions extends HintPlace {
  /**
   * What the docs call the reader until the first answer: 1–40 letters, marks, digits, spaces and `.'-`, shown as plain
   * text. Every host of the domain can read it. Default none; another name is left out.
   */
  readonly name?: string | undefined;
  /** The lifetime of your session cookie, in whole seconds. Default: until the browser is closed. */
  readonly maxAgeSeconds?: number | undefined;
}

const domainPattern =
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?$/;

/**
 * Makes the cookie that tells docs pages, before any request, that somebody has just signed in. Set it in your sign-in code,
 * at every sign-in: it has a new random tag each time. It is no session: no server reads it, and it opens nothing.
 *
 * @param options domain, name and lifetime
 * @returns the value of a `Set-Cookie` header, to append beside others
 * @throws {ConfigurationError} if the domain or the lifetime cannot work
 */
export function signInHint({ domain, name, maxAgeSeconds }: SignInHintOptions): string {
  if (maxAgeSeconds !== undefined && !(Number.isInteger(maxAgeSeconds) && maxAgeSeconds > 0))
    throw new ConfigurationError([
      {
        path: 'maxAgeSeconds',
        message: `expected whole seconds above 0, found ${describeValue(maxAgeSeconds)}`,
      },
    ]);
  const value = writeHint({ tag: crypto.randomUUID(), name });
  return cookie(value, domain, maxAgeSeconds);
}

/**
 * Makes the cookie that deletes the hint. Set it in your sign-out code, and wherever else a session ends.
 *
 * @param place the domain that `signInHint` was given
 * @returns the value of a `Set-Cookie` header, to append beside others
 * @throws {ConfigurationError} if the domain cannot work
 */
export function clearSignInHint({ domain }: HintPlace): string {
  return cookie('', domain, 0);
}

function cookie(value: string, domain: string, maxAgeSeconds: number | undefined): string {
  if (typeof domain !== 'string' || !domainPattern.test(domain))
    throw new ConfigurationError([
      {
        path: 'domain',
        message: `expected the domain of dashboard and docs in lower case, such as foo.com, without scheme, port and path; found ${describeValue(domain)}`,
      },
    ]);
  // Browsers trust localhost names over http, but some drop a Secure cookie there.
  const isLocal = domain.endsWith('.localhost');
  return [
    `${hintCookie}=${value}`,
    `Domain=${domain}`,
    'Path=/',
    ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`]),
    // Scripts of the docs read it, so it is not HttpOnly.
    'SameSite=Lax',
    ...(isLocal ? [] : ['Secure']),
  ].join('; ');
}
