import { type SettingRow, type Settings, settingNames, settingsTable } from '@bookplate/protocol';

/**
 * Picks the settings that the page reads. The head script finds each by its name in the tag's `dataset`.
 *
 * @param settings of the docs
 * @param hasConsole whether the page uses the console
 * @returns texts by name; none for what is not given
 */
export function tagSettings(
  settings: Settings,
  hasConsole: boolean,
): Readonly<Record<string, string>> {
  const given = settingNames.filter((name) => {
    const row: SettingRow = settingsTable[name];
    const { tag } = row;
    if (row.kind === 'choice' && settings[name] === row.default) return false;
    return settings[name] !== undefined && (tag === 'always' || (tag !== undefined && hasConsole));
  });
  return Object.fromEntries(given.map((name) => [name, toText(settings[name])]));
}

/** A link has its placeholder encoded: then it is a URL, and no page has a placeholder that looks forgotten. */
function toText(value: unknown): string {
  return (Array.isArray(value) ? value.join(' ') : String(value)).replaceAll(
    '{returnTo}',
    '%7BreturnTo%7D',
  );
}
