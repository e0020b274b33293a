import type { SettingName, SettingNameWith, SettingValue } from './settings-table.ts';

type Required = SettingNameWith<{ readonly isRequired: true }>;

/** What the docs know about the dashboard. Every setting and its limits: `settingsTable`. */
export type Settings = { readonly [Name in Required]: SettingValue<Name> } & {
  readonly [Name in Exclude<SettingName, Required>]?: SettingValue<Name>;
};

/** What a configuration file contains: with `console`, it may leave out what is required. */
export type GivenSettings = { readonly [Name in SettingName]?: SettingValue<Name> } & {
  /** What is different in an environment, such as `development`, by its name. */
  readonly environments?: Readonly<Record<string, Partial<Settings>>>;
};
