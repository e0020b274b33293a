import {
  isRecord,
  type SettingName,
  settingNames,
  type SettingNameWith,
  type SettingRow,
  type Settings,
  settingsTable,
  type SettingValue,
} from '@bookplate/protocol';

/** The settings of the protocol's table that are set here. Its docs origin is the first of a site's own list. */
export type ConsoleSetting = Exclude<
  SettingNameWith<{ readonly console: string }> & SettingName,
  'docsOrigin'
>;

/** Their names, in the order of the table. */
export const consoleSettings: readonly ConsoleSetting[] = settingNames
  .filter((name) => rowOf(name).console !== undefined)
  .filter((name): name is ConsoleSetting => name !== 'docsOrigin');

/** Settings without a default can be null, unless they are required. A list is empty instead. */
type Nullable<Name extends ConsoleSetting> =
  Name extends SettingNameWith<{ readonly isRequired: true } | { readonly default: unknown }>
    ? never
    : SettingValue<Name> extends readonly unknown[]
      ? never
      : null;

/** What people set for a site. */
export interface SiteValues extends SiteSettings {
  readonly name: string;
  /** The first is where readers are; previews and others follow. At least one. */
  readonly docsOrigins: readonly string[];
}

export type SiteSettings = {
  readonly [Name in ConsoleSetting]: SettingValue<Name> | Nullable<Name>;
};

/** A site as it is stored. */
export interface Site extends SiteValues {
  readonly id: string;
  /** Counts its changes. */
  readonly version: number;
}

/**
 * Finds the row of a setting in the protocol's table.
 *
 * @param name of the setting
 * @returns the row, without its literal type
 */
export function rowOf(name: SettingName): SettingRow {
  return settingsTable[name];
}

/**
 * Completes settings that were stored before some of them existed.
 *
 * @param stored settings by name; others are left out
 * @returns all settings, in the order of the table
 */
export function toSiteSettings(stored: unknown): SiteSettings {
  const given = isRecord(stored) ? stored : {};
  return Object.fromEntries(
    consoleSettings.map((name) => [name, given[name] ?? defaultOf(name)]),
  ) as unknown as SiteSettings;
}

function defaultOf(name: ConsoleSetting): unknown {
  const row = rowOf(name);
  if ('default' in row) return row.default;
  return row.kind === 'hosts' ? [] : null;
}

/**
 * Reads a site's values from the history.
 *
 * @param snapshot as a change has it
 * @returns all values; undefined where the site did not exist
 */
export function fromSnapshot(snapshot: unknown): SiteValues | undefined {
  if (!isRecord(snapshot)) return undefined;
  const { name, docsOrigins } = snapshot as Readonly<Record<string, unknown>> & SiteValues;
  return { name, docsOrigins, ...toSiteSettings(snapshot) };
}

/**
 * What the docs read: no secrets, and nothing of the console.
 *
 * @param values of a site
 * @returns settings by the protocol's names
 */
export function toSettings(values: SiteValues): Settings {
  const own = { ...values, docsOrigin: values.docsOrigins[0] };
  const valueOf = (name: SettingName): unknown => own[name as ConsoleSetting | 'docsOrigin'];
  const entries = settingNames
    .filter((name) => rowOf(name).console !== undefined)
    .filter((name) => !isNothing(valueOf(name)) && !isIdle(name, valueOf))
    .map((name) => [name, hrefIfUrl(name, valueOf(name))]);
  return Object.fromEntries(entries) as Settings;
}

/** A default that needs another setting says nothing without it: the file of the docs may have both. */
function isIdle(name: SettingName, valueOf: (name: SettingName) => unknown): boolean {
  const row = rowOf(name);
  return (
    'needs' in row &&
    'default' in row &&
    valueOf(name) === row.default &&
    isNothing(valueOf(row.needs))
  );
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/**
 * Writes URLs as browsers read them.
 *
 * @param name of a setting
 * @param value of the setting
 * @returns the value, as href if the setting is a URL
 */
export function hrefIfUrl(name: SettingName, value: unknown): unknown {
  return rowOf(name).kind === 'url' && typeof value === 'string' ? toHref(value) : value;
}

const placeholder = '{returnTo}';

/**
 * Writes a URL as browsers read it, so that no other program takes `https://dash.foo.com\@evil.com/` for another host.
 *
 * @param url as it was typed; with `{returnTo}`, which stays
 * @returns its href; what is no URL stays as it is
 */
function toHref(url: string): string {
  // Letters, which a URL keeps as they are.
  let mark = 'returnto';
  while (url.toLowerCase().includes(mark)) mark += 'x';
  const marked = url.replaceAll(placeholder, mark);
  return URL.canParse(marked) ? new URL(marked).href.replaceAll(mark, placeholder) : url;
}
