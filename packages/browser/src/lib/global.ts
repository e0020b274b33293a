import type { Outcome, UnreachableReason, User } from '@bookplate/protocol';
import type { CurrentReader } from './current-reader.ts';
import type { Keys } from './keys.ts';
import type { Page } from './page.ts';

/** What scripts of the page can read: `window.bookplate`. */
export interface Bookplate {
  /**
   * The reader's `content`. `null`: the reader is anonymous, or could not be found out. `undefined`: not known
   * yet. A reader who was here before is known at once, from what the browser stored.
   */
  readonly user: User['content'] | undefined;
  /** What the last handshake of this page ended in; `undefined` before the first has ended. */
  readonly outcome: Outcome | undefined;
  /** Why, if that was `unreachable`. */
  readonly reason: UnreachableReason | undefined;
  /**
   * The whole User, `apiPlaygroundInputs` included, which the browser never stores: `null` and `undefined` as for
   * `user`. For API playgrounds; there once the deferred part has run. Of several keys, the values are those of the
   * chosen one.
   */
  readonly reader?: CurrentReader;
  /** The reader's keys, where there are several to choose from. */
  readonly keys?: Keys;
  /**
   * Requests the reader, unless this page has done so already: from docs page to docs page a reader from storage is shown
   * without a request, and then without `apiPlaygroundInputs`.
   */
  readonly refresh?: () => void;
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
    /** A handshake has ended, or another key was chosen: `bookplate.reader` may have other values for playgrounds. */
    'bookplate:reader': Event;
  }
}
