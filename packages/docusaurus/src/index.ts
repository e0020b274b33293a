import type * as WithBookplate from './lib/with-bookplate.ts';
import { loadNatively } from './lib/load-natively.ts';

export type { Deferred } from './lib/with-bookplate.ts';
export type { GivenSettings, Settings } from '@bookplate/protocol';

const loaded: typeof WithBookplate = loadNatively(import.meta.url, './lib/with-bookplate');

export const withBookplate: typeof WithBookplate.withBookplate = loaded.withBookplate;
export const remarkForPages: typeof WithBookplate.remarkForPages = loaded.remarkForPages;
export const remarkGateContents: typeof WithBookplate.remarkGateContents =
  loaded.remarkGateContents;
