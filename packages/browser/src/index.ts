export type { Bookplate, BookplateUserEvent } from './lib/global.ts';
