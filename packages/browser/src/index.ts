export type { CurrentReader } from './lib/current-reader.ts';
export type { Bookplate, BookplateUserEvent } from './lib/global.ts';
export type { Keys } from './lib/keys.ts';
