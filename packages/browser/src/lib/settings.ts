import { type Settings, settingsDefaults } from '@bookplate/protocol';

/** The settings that the page's script needs. */
export type PageSettings = Required<Pick<Settings, 'apiUrl' | 'refreshSeconds' | 'cacheSeconds'>> &
  Partial<Pick<Settings, 'loginUrl' | 'logoutUrl' | 'console'>> & {
    /** As the attribute has it: what reads it comes later, and the head has no room for it. */
    readonly reportShare?: string;
  };

/**
 * Reads the settings from the attributes of the script's own tag, so that the script is the same bytes, with the
 * same hash, on every site: `<script data-api-url="…" data-login-url="…">`.
 *
 * @param data the tag's `dataset`
 * @returns settings with defaults; what is no number becomes the default
 */
export function readSettings(data: DOMStringMap): PageSettings {
  const seconds = (name: keyof typeof settingsDefaults): number => {
    const value = data[name];
    return value && +value >= 0 ? +value : settingsDefaults[name];
  };
  return {
    ...(data as Record<string, string>),
    apiUrl: data['apiUrl'] ?? '',
    refreshSeconds: seconds('refreshSeconds'),
    cacheSeconds: seconds('cacheSeconds'),
  };
}
