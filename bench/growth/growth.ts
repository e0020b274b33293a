/** Something whose time grows with what it works on. */
export interface Growth {
  /** What is done, such as `bookplate apply`. */
  readonly title: string;
  /** What it is done to, such as `pages`. */
  readonly unit: string;
  /** 1×, 10× and 100×. */
  readonly sizes: readonly [number, number, number];
  /**
   * Does it once, with all that it needs made before and removed after.
   *
   * @returns milliseconds
   */
  readonly run: (size: number) => Promise<number>;
  /** How much more one may take at 100× than at 10×, where the line bends for a reason that we know. 1.5 otherwise. */
  readonly budget?: number;
}
