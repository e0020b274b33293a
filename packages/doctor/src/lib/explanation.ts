import type { Stack } from './stack.ts';

/** What the wording of a finding depends on, besides the finding. */
export interface WordingContext {
  readonly docsOrigin: string;
  readonly apiUrl: string;
  readonly stack: Stack;
  /** The codes of all findings: findings with one cause get one fix. */
  readonly codes?: readonly string[];
}

/** A finding in words. */
export interface Explanation {
  /** One line: what was found. */
  readonly title: string;
  /** Sentences: what was expected, and what follows. */
  readonly meaning: string;
  /** Sentences: what to do. */
  readonly fix: string;
  /** Lines to paste, for the recognised stack or in general terms. */
  readonly paste?: string | undefined;
}
