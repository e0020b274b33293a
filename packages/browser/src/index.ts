export type { Bookplate, BookplateUserEvent } from './lib/global.ts';
export type { Keys } from './lib/keys.ts';
export type { Shown } from './lib/page.ts';
