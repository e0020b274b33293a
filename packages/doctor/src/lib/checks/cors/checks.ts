import { corsCredentialsMissing } from './cors-credentials-missing.ts';
import { corsDuplicate } from './cors-duplicate.ts';
import { corsMissing } from './cors-missing.ts';
import { corsWildcard } from './cors-wildcard.ts';
import { corsWrongOrigin } from './cors-wrong-origin.ts';
import { preflightRefused } from './preflight-refused.ts';

/** May the docs read the answer, as browsers check it? */
export const corsChecks: readonly [
  typeof corsMissing,
  typeof corsWildcard,
  typeof corsWrongOrigin,
  typeof corsDuplicate,
  typeof corsCredentialsMissing,
  typeof preflightRefused,
] = [
  corsMissing,
  corsWildcard,
  corsWrongOrigin,
  corsDuplicate,
  corsCredentialsMissing,
  preflightRefused,
];
