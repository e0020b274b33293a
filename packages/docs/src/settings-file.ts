export { readSettingsFile } from './lib/settings/read-settings-file.ts';
