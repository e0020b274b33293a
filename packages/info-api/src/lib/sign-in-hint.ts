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

/** The hint for frameworks that take cookies as objects and percent-encode the value themselves. */
export interface HintCookie {
  readonly name: string;
  /** Not encoded. */
  readonly value: string;
  readonly domain: string;
  readonly path: '/';
  /** In seconds. */
  readonly maxAge?: number;
  readonly sameSite: 'lax';
  /** Scripts of the docs read it. */
  readonly httpOnly: false;
  readonly secure: boolean;
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
export function signInHint(options: SignInHintOptions): string {
  return toLine(signInHintCookie(options));
}

/**
 * Makes the same cookie as an object, for `cookies().set()` of Next.js and the like, which take no header.
 *
 * @param options domain, name and lifetime
 * @returns the cookie
 * @throws {ConfigurationError} if the domain or the lifetime cannot work
 */
export function signInHintCookie({ domain, name, maxAgeSeconds }: SignInHintOptions): HintCookie {
  if (maxAgeSeconds !== undefined && !(Number.isInteger(maxAgeSeconds) && maxAgeSeconds > 0))
    throw new ConfigurationError([
      {
        path: 'maxAgeSeconds',
        message: `expected whole seconds above 0, found ${describeValue(maxAgeSeconds)}`,
      },
    ]);
  return {
    ...cookieOf(domain),
    value: decodeURIComponent(writeHint({ tag: crypto.randomUUID(), name })),
    ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
  };
}

/**
 * Makes the cookie that deletes the hint. Set it in your sign-out code, and wherever else a session ends.
 *
 * @param place the domain that `signInHint` was given
 * @returns the value of a `Set-Cookie` header, to append beside others
 * @throws {ConfigurationError} if the domain cannot work
 */
export function clearSignInHint({ domain }: HintPlace): string {
  return toLine({ ...cookieOf(domain), maxAge: 0 });
}

function cookieOf(domain: string): HintCookie {
  if (typeof domain !== 'string' || !domainPattern.test(domain))
    throw new ConfigurationError([
      {
        path: 'domain',
        message: `expected the domain of dashboard and docs in lower case, such as foo.com, without scheme, port and path; found ${describeValue(domain)}`,
      },
    ]);
  // Browsers trust localhost names over http, but some drop a Secure cookie there.
  const secure = !domain.endsWith('.localhost');
  return {
    name: hintCookie,
    value: '',
    domain,
    path: '/',
    sameSite: 'lax',
    httpOnly: false,
    secure,
  };
}

function toLine({ name, value, domain, path, maxAge, secure }: HintCookie): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    `Domain=${domain}`,
    `Path=${path}`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
