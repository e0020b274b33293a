export { findSettings, settingsOf } from './lib/settings-file.ts';
export { readSettingsFile } from './lib/settings/read-settings-file.ts';
