import type { Outcome, UnreachableReason } from '@bookplate/protocol';
import type { CurrentReader } from './current-reader.ts';

/** What the page is painted from. */
export interface Presentation {
  /** Who texts and conditions are about. Of several keys, its playground values are those of the chosen one. */
  readonly reader: CurrentReader;
  /** The chosen key for API playgrounds, where there are several. */
  readonly keyName?: string | undefined;
  /** The keys to choose from. */
  readonly keyNames?: readonly string[];
  /** What the last handshake ended in, and why. */
  readonly outcome?: Outcome | undefined;
  readonly reason?: UnreachableReason | undefined;
}
