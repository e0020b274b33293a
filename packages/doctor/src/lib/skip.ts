import type { Code } from './findings.ts';

/** Why a check was not made. */
export type SkipReason =
  | { readonly kind: 'found'; readonly code: Code }
  | {
      readonly kind: 'not-given';
      readonly what: 'browser' | 'cookie' | 'setCookie' | 'scriptHash' | 'docsGroups' | 'spec';
    }
  | { readonly kind: 'no-browser'; readonly detail: string }
  | { readonly kind: 'one-origin' }
  | { readonly kind: 'two-origins' }
  | { readonly kind: 'no-answer'; readonly url: string }
  | { readonly kind: 'limit'; readonly limit: 'requests' | 'seconds' };

/** A check cannot go on, for a reason that is not its own. */
export class SkipError extends Error {
  override readonly name = 'SkipError';
  readonly reason: SkipReason;

  constructor(reason: SkipReason) {
    super(`skipped: ${reason.kind}`);
    this.reason = reason;
  }
}
