import type { CheckContext } from './check-context.ts';
import type { Explanation, WordingContext } from './explanation.ts';
import type { Setup } from './setup.ts';

/**
 * `error`: the handshake does not work. `danger`: it works, and others can profit from it. `warning`: it works today, or not for
 * every reader. `note`: it works, and would break if something else changed; a note does not change the exit code.
 */
export type Severity = 'error' | 'danger' | 'warning' | 'note';

/** The part of the handshake, in the order of the drawing: from the session to the page. */
export type Step = 'dashboard' | 'network' | 'browser' | 'docs';

/**
 * One reason why the handshake does not work, or works for the wrong people: one file with its code, arguments, test and wording.
 *
 * @typeParam C its code: permanent, and a heading of `codes.md`
 * @typeParam A what a finding says beyond its code
 */
export interface Check<C extends string, A extends object> {
  readonly code: C;
  readonly step: Step;
  /** What the set-up must have for this check; without it the check is skipped. */
  readonly needs?: readonly Need[];
  /** Earlier checks whose findings make this one pointless. */
  readonly unless?: readonly EarlierCheck[];
  /** Looks at the set-up; returns nothing if all is well. */
  readonly find: (
    context: CheckContext,
  ) => readonly Discovery<A>[] | Promise<readonly Discovery<A>[]>;
  /** Words a finding of this check. */
  readonly explain: (args: A, context: WordingContext) => Explanation;
}

/** A check of the two URLs alone: it sends nothing, so a form can run it on every change. */
export interface UrlCheck<C extends string, A extends object> extends Check<C, A> {
  readonly find: (context: { readonly setup: Setup }) => readonly Discovery<A>[];
}

/** What one check needs to know of another. */
export interface EarlierCheck {
  readonly code: string;
}

/** An option of the set-up, or the kind of deployment that a check is about. */
export type Need =
  | 'browser'
  | 'cookie'
  | 'setCookie'
  | 'signInCookies'
  | 'signOutCookies'
  | 'scriptHash'
  | 'docsGroups'
  | 'spec'
  | 'two-origins'
  | 'one-origin';

/** What a check found. With the code and step of the check it is a finding. */
export interface Discovery<A extends object> {
  readonly severity: Severity;
  /** The URL or the name of the cookie in question. */
  readonly where: string;
  readonly args: A;
}

/** For codes that say everything. */
export type NoArgs = Readonly<Record<string, never>>;
