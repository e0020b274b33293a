import { answerCacheable } from './answer-cacheable.ts';
import { varyOriginMissing } from './vary-origin-missing.ts';

/** Do caches leave the answer alone? */
export const cachingChecks: readonly [typeof varyOriginMissing, typeof answerCacheable] = [
  varyOriginMissing,
  answerCacheable,
];
