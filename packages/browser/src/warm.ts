import { warm, type WarmFrame } from './lib/warm.ts';

/** What the build of the docs puts around this script. */
declare const bookplateWarm: WarmFrame;

warm(bookplateWarm);
