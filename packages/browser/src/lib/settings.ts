import { type SettingNameWith, settingsDefaults } from '@bookplate/protocol';
import { readKeptSettings } from './kept-settings.ts';

type Seconds = keyof typeof settingsDefaults;
type InTag = SettingNameWith<{ readonly tag: string }>;

/**
 * The settings that the page's script needs. All but the seconds are as the attribute has them: the deferred part, which
 * reads the others, has the room for it.
 */
export type PageSettings = Readonly<Record<'apiUrl', string>> &
  Readonly<Record<Seconds, number>> & {
    readonly [Name in Exclude<InTag, Seconds | 'apiUrl'>]?: string;
  };

/**
 * Reads the settings from the attributes of the script's own tag, so that the script is the same bytes, with the
 * same hash, on every site: `<script data-api-url="…" data-login-url="…">`.
 *
 * @param embedded the tag's `dataset`
 * @returns settings with defaults; what is no number becomes the default
 */
export function readSettings(embedded: DOMStringMap): PageSettings {
  const data: Record<string, unknown> = {
    ...(embedded as Record<string, string>),
    ...readKeptSettings(embedded)?.settings,
  };
  const seconds = (name: keyof typeof settingsDefaults): number => {
    const value = parseFloat(data[name] as string);
    return value >= 0 ? value : settingsDefaults[name];
  };
  return {
    ...(data as Record<string, string>),
    apiUrl: (data['apiUrl'] as string | undefined) ?? '',
    refreshSeconds: seconds('refreshSeconds'),
    cacheSeconds: seconds('cacheSeconds'),
  };
}
