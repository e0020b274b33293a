import { browserDisagrees } from './browser-disagrees.ts';
import { scriptFileMissing } from './script-file-missing.ts';
import { scriptNotRunning } from './script-not-running.ts';

/** Does the script load and run, and does a real browser confirm the predicted outcome? */
export const runningChecks: readonly [
  typeof scriptFileMissing,
  typeof browserDisagrees,
  typeof scriptNotRunning,
] = [scriptFileMissing, browserDisagrees, scriptNotRunning];
