import type { SettingRow } from './setting-row.ts';

/**
 * Every setting, in the order in which people read them. Types, checks, the JSON Schema, the attributes of the head
 * script's tag, the console's form and history, and the page of the documentation are made from it. Editors show the comment of
 * a row, so it is the row's description; a test holds the two equal.
 */
export const settingsTable = {
  /** The Info API: the endpoint of your dashboard that returns the signed-in User. */
  apiUrl: {
    kind: 'url',
    isRequired: true,
    needsPath: true,
    site: 'same',
    console: 'sets',
    tag: 'always',
    label: 'API URL',
    description: 'The Info API: the endpoint of your dashboard that returns the signed-in User.',
    example: 'https://dash.foo.com/api/docs/user-info',
  },
  /** The sign-in page of your dashboard. `{returnTo}` becomes the URL of the docs page, encoded. */
  loginUrl: {
    kind: 'url',
    isRequired: true,
    hasReturnTo: true,
    site: 'same or allowed',
    console: 'sets',
    tag: 'always',
    label: 'Login URL',
    description:
      'The sign-in page of your dashboard. `{returnTo}` becomes the URL of the docs page, encoded.',
    example: 'https://dash.foo.com/login?next={returnTo}',
  },
  /**
   * The sign-out page of your dashboard. Without it, the docs have no sign-out link. `{returnTo}` works as in
   * the Login URL.
   */
  logoutUrl: {
    kind: 'url',
    hasReturnTo: true,
    site: 'same or allowed',
    console: 'sets',
    tag: 'always',
    label: 'Log-out URL',
    description:
      'The sign-out page of your dashboard. Without it, the docs have no sign-out link. `{returnTo}` works as in the Login URL.',
    example: 'https://dash.foo.com/logout',
  },
  /** Scheme, host and port of the docs. The URLs are checked against it. */
  docsOrigin: {
    kind: 'origin',
    console: 'publishes',
    label: 'Docs origin',
    description: 'Scheme, host and port of the docs. The URLs are checked against it.',
    example: 'https://docs.foo.com',
  },
  /**
   * How long, in seconds, docs pages use an answer of the Info API before the next page requests it again.
   */
  refreshSeconds: {
    kind: 'seconds',
    most: 86_400,
    default: 60,
    console: 'sets',
    tag: 'always',
    label: 'Refresh seconds',
    description:
      'How long, in seconds, docs pages use an answer of the Info API before the next page requests it again.',
  },
  /** How long the browser keeps the reader's display data, in seconds. 0 keeps nothing. */
  cacheSeconds: {
    kind: 'seconds',
    most: 2_592_000,
    default: 86_400,
    tag: 'always',
    label: 'Cache seconds',
    description:
      "How long the browser keeps the reader's display data, in seconds. 0 keeps nothing.",
  },
  /**
   * The domain of the sign-in hint: a cookie that your dashboard sets at each sign-in and clears at each sign-out. Docs and
   * dashboard must be on it. Pages then know before the first paint whether a reader is signed in.
   */
  hint: {
    kind: 'domain',
    console: 'sets for builds',
    tag: 'always',
    label: 'Sign-in hint',
    description:
      'The domain of the sign-in hint: a cookie that your dashboard sets at each sign-in and clears at each sign-out. Docs and dashboard must be on it. Pages then know before the first paint whether a reader is signed in.',
    example: 'foo.com',
  },
  /**
   * Whether pages request the Info API for readers without a sign-in hint. Choose `never` only if every sign-in of
   * your dashboard sets the hint. Needs the domain of the hint.
   */
  anonymousRequests: {
    kind: 'choice',
    choices: ['always', 'never'],
    default: 'always',
    needs: 'hint',
    console: 'sets for builds',
    tag: 'always',
    label: 'Anonymous requests',
    description:
      'Whether pages request the Info API for readers without a sign-in hint. Choose `never` only if every sign-in of your dashboard sets the hint. Needs the domain of the hint.',
  },
  /**
   * The origin of the dashboard pages that embed the warm frame. With it, builds write `bookplate-warm.html`: embedded after
   * sign-in and after sign-out, it brings what docs store of the reader up to date before the first visit.
   */
  warmFrame: {
    kind: 'origin',
    site: 'same',
    label: 'Warm frame',
    description:
      'The origin of the dashboard pages that embed the warm frame. With it, builds write `bookplate-warm.html`: embedded after sign-in and after sign-out, it brings what docs store of the reader up to date before the first visit.',
    example: 'https://dash.foo.com',
  },
  /**
   * Fields of `content` that are public although their names say key, token, secret or password. The browser
   * stores no other fields with such names.
   */
  publicFields: {
    kind: 'fields',
    tag: 'always',
    label: 'Public fields',
    description:
      'Fields of `content` that are public although their names say key, token, secret or password. The browser stores no other fields with such names.',
    example: ['projectKey'],
  },
  /**
   * Where a Bookplate console publishes the settings of this site. Builds fetch them, and they override this
   * file. Needs `docsOrigin`.
   */
  console: {
    kind: 'url',
    site: 'any',
    needs: 'docsOrigin',
    tag: 'with console',
    label: 'Console',
    description:
      'Where a Bookplate console publishes the settings of this site. Builds fetch them, and they override this file. Needs `docsOrigin`.',
    example: 'https://console.foo.com/v1/sites/docs/settings.json',
  },
  /**
   * Hosts on other domains that the Login and log-out URLs may name, such as an identity provider's.
   */
  allowedHosts: {
    kind: 'hosts',
    console: 'publishes',
    tag: 'with console',
    label: 'Allowed hosts',
    description:
      "Hosts on other domains that the Login and log-out URLs may name, such as an identity provider's.",
    example: ['foo.auth0.com'],
  },
  /** What `content` contains: a JSON Schema, or the path of a `.json` file with one. */
  userSchema: {
    kind: 'schema',
    label: 'User schema',
    description: 'What `content` contains: a JSON Schema, or the path of a `.json` file with one.',
    example: 'user.schema.json',
  },
  /** The folder of the persona files. */
  personas: {
    kind: 'folder',
    default: 'personas',
    label: 'Personas',
    description: 'The folder of the persona files.',
  },
  /** All groups that the dashboard may name. `bookplate lint` reports others. */
  groups: {
    kind: 'groups',
    label: 'Groups',
    description: 'All groups that the dashboard may name. `bookplate lint` reports others.',
    example: ['admin', 'beta'],
  },
  /**
   * The share of page views that report to the console how the handshake ended. Reports contain nothing about
   * the reader.
   */
  reportSampleRate: {
    kind: 'rate',
    most: 1,
    default: 0,
    console: 'sets',
    tag: 'with console',
    formerName: 'reportShare',
    label: 'Sampling rate',
    description:
      'The share of page views that report to the console how the handshake ended. Reports contain nothing about the reader.',
    example: 0.1,
  },
} as const;

/** The names of all settings, in the order of the table. */
export const settingNames: readonly SettingName[] = Object.keys(
  settingsTable satisfies Readonly<Record<string, SettingRow>>,
) as SettingName[];

type Table = typeof settingsTable;

export type SettingName = keyof Table;

/** The settings whose row has certain properties, such as `{ console: 'sets' }`. */
export type SettingNameWith<Part> = {
  [Name in SettingName]: Table[Name] extends Part ? Name : never;
}[SettingName];

/** The type of a setting's value. */
export type SettingValue<Name extends SettingName> = KindValues[Table[Name]['kind']];

interface KindValues {
  readonly url: string;
  readonly origin: string;
  readonly seconds: number;
  readonly domain: string;
  readonly choice: 'always' | 'never';
  readonly rate: number;
  readonly hosts: readonly string[];
  readonly fields: readonly string[];
  readonly groups: readonly string[];
  readonly schema: string | Readonly<Record<string, unknown>>;
  readonly folder: string;
}
