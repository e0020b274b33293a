import type { User } from '@bookplate/protocol';

/** Who the page is shown for: `null` is an anonymous reader (or one who cannot be found out), `undefined` is not known yet. */
export type CurrentReader = User | null | undefined;
