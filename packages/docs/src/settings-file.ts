export { findSettings, settingsOf } from './lib/settings-file.ts';
export { readSettingsFile } from './lib/settings/read-settings-file.ts';
export { givenSettings, inEnvironment } from './lib/settings-file.ts';
export { type JsonFile, readJsonFile } from './lib/settings/json-file.ts';
export type { JsonMistake } from './lib/settings/parse-json.ts';
export {
  scanSettingsFile,
  settingsFileName,
  withoutSchema,
} from './lib/settings/scan-settings-file.ts';
