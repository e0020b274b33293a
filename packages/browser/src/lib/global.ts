import type { Outcome, UnreachableReason, User } from '@bookplate/protocol';
import type { Page } from './page.ts';

/** What scripts of the page can read: `window.bookplate`. */
export interface Bookplate {
  /**
   * The reader's `content`. `null`: nobody is signed in, or it could not be found out. `undefined`: not known
   * yet. A reader who was here before is known at once, from what the browser kept.
   */
  readonly user: User['content'] | undefined;
  /** What the last handshake of this page ended in; `undefined` before the first has ended. */
  readonly outcome: Outcome | undefined;
  /** Why, if that was `unreachable`. */
  readonly reason: UnreachableReason | undefined;
  /** Between the parts of Bookplate on one page. Not for others: it changes without notice. */
  readonly page: Page;
}

/** Dispatched on `window` when the reader becomes known and whenever it changes. `detail` is the content or `null`. */
export type BookplateUserEvent = CustomEvent<NonNullable<User['content']> | null>;

declare global {
  interface Window {
    bookplate?: Bookplate;
  }
  interface WindowEventMap {
    'bookplate:user': BookplateUserEvent;
  }
}
