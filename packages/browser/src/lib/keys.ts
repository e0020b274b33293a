/** The reader's keys for API playgrounds: `window.bookplate.keys`. */
export interface Keys {
  /** In the order of the User; none where there are not several. Of a reader from storage, the chosen one only. */
  readonly names: readonly string[];
  /** The name of the one that is used. */
  readonly chosen: string | undefined;
  /** Uses another one, here and in other tabs, until the reader is cleared. Unknown names are ignored. */
  readonly choose: (name: string) => void;
}
