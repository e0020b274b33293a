import type { Deployment } from './deployment.ts';
import type { Code, Finding, Step } from './findings.ts';
import type { PublicSuffixList } from './site.ts';
import type { SkipReason } from './skip.ts';
import type { Stack } from './stack.ts';

/** What an examination tells while it goes on, in order. All of it is JSON. */
export type DoctorEvent =
  | {
      readonly type: 'start';
      readonly docsUrl: string;
      readonly apiUrl: string;
      readonly deployment: Deployment;
      /** By which list sites were told apart. */
      readonly publicSuffixList: PublicSuffixList;
    }
  | RequestEvent
  | { readonly type: 'finding'; readonly finding: Finding }
  | { readonly type: 'skip'; readonly code: Code; readonly reason: SkipReason }
  | Verdict;

/** One request and what came of it. Its headers are not told: they can hold the session. */
export interface RequestEvent {
  readonly type: 'request';
  readonly method: string;
  readonly url: string;
  /** The status, or why there was no answer. */
  readonly outcome: number | string;
  readonly milliseconds: number;
}

/** The end of it. */
export interface Verdict {
  readonly type: 'verdict';
  /** `works`: no finding is an error. `unknown`: none is, but part of the way could not be looked at. */
  readonly outcome: 'works' | 'broken' | 'unknown';
  readonly steps: Readonly<Record<Step, StepState>>;
  readonly findings: number;
  readonly requests: number;
  readonly milliseconds: number;
  /** What the Info API runs on, to word the fixes. */
  readonly stack: Stack;
}

/** `unknown`: a check of this step could not be made because of what was found before. */
export type StepState = 'fine' | 'broken' | 'weak' | 'unknown';
