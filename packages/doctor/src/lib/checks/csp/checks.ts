import { cspBlocksApi } from './csp-blocks-api.ts';
import { cspBlocksScript } from './csp-blocks-script.ts';
import { cspReportOnly } from './csp-report-only.ts';

/** Does the Content-Security-Policy of the docs page let Bookplate work? */
export const cspChecks: readonly [
  typeof cspBlocksScript,
  typeof cspBlocksApi,
  typeof cspReportOnly,
] = [cspBlocksScript, cspBlocksApi, cspReportOnly];
