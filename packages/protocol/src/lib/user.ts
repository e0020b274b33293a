/**
 * The Info API's answer about the reader. Every field is optional; `null` and `undefined` count as left out.
 *
 * @typeParam Content the type of `content`, for dashboards whose compiler checks it
 */
export interface User<Content extends object = Record<string, unknown>> {
  /**
   * Until when these data may be shown, in Unix **seconds** (as in a JWT's `exp`, RFC 7519 §2).
   * Past it the docs delete what they kept. Left out: until the docs' own limit, `cacheSeconds`.
   */
  readonly expiresAt?: number | null | undefined;
  /** At most 100 names of 1–64 characters, see `groupNamePattern`. Case-sensitive. */
  readonly groups?: readonly string[] | null | undefined;
  /** Authors read it as `user.…`. At most 100 keys at the top, any JSON below them. */
  readonly content?: Content | null | undefined;
  /** Values for the API playground: kept in the page's memory only, never stored. */
  readonly apiPlaygroundInputs?: PlaygroundInputs | null | undefined;
}

/** Where a playground puts a value. */
export type PlaygroundPlace = (typeof playgroundPlaces)[number];

/** At most 4,096 characters when written as text. */
export type PlaygroundValue = string | number | boolean;

/**
 * Values by name, for each place that a request or a server URL has for them. A server variable is text in OpenAPI.
 * A value of `null` or `undefined` counts as left out: a reader who has no key yet.
 */
export type PlaygroundFields = {
  readonly [Place in PlaygroundPlace]?:
    | Readonly<
        Record<string, (Place extends 'server' ? string : PlaygroundValue) | null | undefined>
      >
    | null
    | undefined;
};

/** One of several sets of values, of which the reader chooses: the keys of an organisation, or of a sandbox. */
export interface PlaygroundKey extends PlaygroundFields {
  /** What the reader chooses by: 1–64 characters, another name for each. The browser stores it, so it must not be secret. */
  readonly name: string;
}

/** The values of every request, and the keys that lie over them: at most 100, the first one until another is chosen. */
export interface PlaygroundInputs extends PlaygroundFields {
  readonly keys?: readonly PlaygroundKey[] | null | undefined;
}

export const playgroundPlaces = ['header', 'query', 'cookie', 'path', 'server'] as const;

/** The limits of the User format. A User that exceeds one is not sent, and not shown if it arrives. */
export const userLimits = {
  /** The whole answer, as UTF-8. */
  bodyBytes: 65_536,
  groups: 100,
  contentKeys: 100,
  playgroundValueCharacters: 4_096,
  keys: 100,
  keyNameCharacters: 64,
} as const;
