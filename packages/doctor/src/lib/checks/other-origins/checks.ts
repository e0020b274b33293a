import { corsEverywhere } from './cors-everywhere.ts';
import { httpOrigin } from './http-origin.ts';
import { laxOriginMatch } from './lax-origin-match.ts';
import { nullOrigin } from './null-origin.ts';
import { reflectsOrigin } from './reflects-origin.ts';

/** May other origins read the answer, or may the docs read more? */
export const otherOriginChecks: readonly [
  typeof reflectsOrigin,
  typeof nullOrigin,
  typeof httpOrigin,
  typeof laxOriginMatch,
  typeof corsEverywhere,
] = [reflectsOrigin, nullOrigin, httpOrigin, laxOriginMatch, corsEverywhere];
