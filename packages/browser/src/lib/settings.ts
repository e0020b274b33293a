import { type Settings, settingsDefaults } from '@bookplate/protocol';
import { readKeptSettings } from './kept-settings.ts';

/** The settings that the page's script needs. */
export type PageSettings = Required<Pick<Settings, 'apiUrl' | 'refreshSeconds' | 'cacheSeconds'>> &
  Partial<Pick<Settings, 'loginUrl' | 'logoutUrl' | 'console'>> & {
    /** As the attribute has it: what reads it comes later, and the head has no room for it. */
    readonly reportShare?: string;
    /** As the attribute has it: names with spaces between them. */
    readonly publicFields?: string;
    /** The domain of the sign-in hint, where hints are in use. */
    readonly hint?: string;
    /** `never` sends no request without a hint. */
    readonly anonymousRequests?: string;
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
