import type { Outcome, UnreachableReason, User } from '@bookplate/protocol';
import type { CurrentReader } from './current-reader.ts';

/** What the page is painted from. */
export interface Presentation {
  /** Who the page is about. Of several keys, its playground values are those of the chosen one. */
  readonly reader: CurrentReader;
  /** Who texts are about, if only a sign-in hint knows them. All else is painted for a reader without known data. */
  readonly hinted?: User | undefined;
  /** The chosen key for API playgrounds, where there are several. */
  readonly keyName?: string | undefined;
  /** The keys to choose from. */
  readonly keyNames?: readonly string[];
  /** What the last handshake ended in, and why. */
  readonly outcome?: Outcome | undefined;
  readonly reason?: UnreachableReason | undefined;
}
