import { isRecord } from './is-record.ts';
import type { SettingRow } from './setting-row.ts';
import { settingsTable } from './settings-table.ts';

/** Former names of settings, each with its present one. */
export const presentNames: ReadonlyMap<string, string> = new Map(
  Object.entries<SettingRow>(settingsTable).flatMap(([name, { formerName }]) =>
    formerName === undefined ? [] : [[formerName, name]],
  ),
);

/**
 * Replaces former names of settings, in environments too. A setting given under both names keeps both, and the former
 * is an unknown setting.
 *
 * @param value anything, such as what a configuration file contains
 * @param warn takes a sentence for each former name
 * @returns the value itself if it has no former name
 */
export function withCurrentNames(
  value: unknown,
  warn: (message: string) => void = () => undefined,
): unknown {
  if (!isRecord(value)) return value;
  const renamed = rename(value, '', warn);
  const { environments } = renamed;
  if (!isRecord(environments)) return renamed;
  const entries = Object.entries(environments);
  const inside = entries.map(([name, own]): [string, unknown] => [
    name,
    isRecord(own) ? rename(own, `environments.${name}.`, warn) : own,
  ]);
  return inside.every(([, own], index) => own === entries[index]?.[1])
    ? renamed
    : { ...renamed, environments: Object.fromEntries(inside) };
}

function rename(
  settings: Record<string, unknown>,
  path: string,
  warn: (message: string) => void,
): Record<string, unknown> {
  if (!Object.keys(settings).some((name) => presentNames.has(name))) return settings;
  const entries = Object.entries(settings).flatMap(([name, value]): [string, unknown][] => {
    const present = presentNames.get(name);
    if (present === undefined || Object.hasOwn(settings, present)) return [[name, value]];
    warn(`${path}${name} is the former name of ${present}. Rename it to ${present}.`);
    return [[present, value]];
  });
  return Object.fromEntries(entries);
}
