export { settingsOf } from './lib/settings-file.ts';
export { readSettingsFile } from './lib/settings/read-settings-file.ts';
