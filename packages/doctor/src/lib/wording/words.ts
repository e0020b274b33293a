import type { Code, FindingArgs } from '../findings.ts';
import type { Stack } from '../stack.ts';

/** What a wording may know besides the finding. */
export interface WordingContext {
  readonly docsOrigin: string;
  readonly apiUrl: string;
  readonly stack: Stack;
  /** What else was found: findings of one cause have one paste. */
  readonly codes?: readonly Code[];
}

/** A finding in words. */
export interface Explanation {
  /** One line: what is wrong. */
  readonly title: string;
  /** What follows from it, and why. */
  readonly meaning: string;
  /** What to do. */
  readonly fix: string;
  /** Lines to paste, for the stack that was recognised or in general terms. */
  readonly paste?: string | undefined;
}

/** Words for one code. */
export type Words<C extends Code> = (args: FindingArgs[C], context: WordingContext) => Explanation;

/** Words for some of the codes. */
export type WordsFor<C extends Code> = { readonly [K in C]: Words<K> };
