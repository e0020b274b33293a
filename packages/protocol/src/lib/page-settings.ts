import type { SettingNameWith, settingsTable } from './settings-table.ts';

// What the scripts of a page carry of the table, which is too large for them. The compiler holds it equal to the table.

type Table = typeof settingsTable;

/** Defaults of the numbers that every page reads, in seconds. */
export const settingsDefaults: {
  readonly [
    Name in SettingNameWith<{ readonly default: number; readonly tag: 'always' }>
  ]: Table[Name]['default'];
} = { refreshSeconds: 60, cacheSeconds: 86_400 };

/** Limits of the numbers that a console sets. */
export const consoleLimits: {
  readonly [
    Name in SettingNameWith<{ readonly most: number; readonly console: 'sets' }>
  ]: Table[Name]['most'];
} = { refreshSeconds: 86_400, reportSampleRate: 1 };
