/** What can stop a check that has started. */
export type Obstacle =
  | { readonly kind: 'no-browser'; readonly detail: string }
  | { readonly kind: 'no-answer'; readonly url: string }
  | { readonly kind: 'limit'; readonly limit: 'requests' | 'seconds' }
  | { readonly kind: 'no-hint' };

/** A check cannot go on, for a reason outside the check. */
export class SkipError extends Error {
  override readonly name = 'SkipError';
  readonly reason: Obstacle;

  constructor(reason: Obstacle) {
    super(`skipped: ${reason.kind}`);
    this.reason = reason;
  }
}
