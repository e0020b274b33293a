import type { Ending } from './browser/ask-in-page.ts';
import type { Observation } from './browser/observation.ts';
import type { CookieTravel } from './cookie/travel.ts';
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
      /** What becomes of the `Set-Cookie` line, if one was given. Its value is not in it. */
      readonly cookie?: CookieTravel;
    }
  | RequestEvent
  | ObservationEvent
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

/** What a real browser made of the handshake, beside what the probes had predicted. */
export interface ObservationEvent {
  readonly type: 'observation';
  /** Undefined where it depends on what probes cannot see. */
  readonly predicted?: Ending;
  readonly observation: Observation;
}

/** The end of it. */
export interface Verdict {
  readonly type: 'verdict';
  /**
   * `works`: a signed-in reader was recognised, and no finding is an error. `unknown`: none is, but some checks could not run, or
   * no session was given, so that only anonymous readers were checked.
   */
  readonly outcome: 'works' | 'broken' | 'unknown';
  readonly steps: Readonly<Record<Step, StepState>>;
  /** What was seen, without which nothing works. */
  readonly seen: Seen;
  /** Checks that could not run: for what was found before, a limit, or a browser that does not start. */
  readonly notRun: number;
  /** How many, without notes. */
  readonly findings: number;
  readonly requests: number;
  readonly milliseconds: number;
  /** What the Info API runs on, to word the fixes. */
  readonly stack: Stack;
}

/** What an examination has seen of the handshake. */
export interface Seen {
  /** The status of the answer to an anonymous reader; undefined if there was none. */
  readonly anonymousStatus?: number;
  /** Whether the docs may read that answer, and it is no redirect. */
  readonly isReadable: boolean;
  readonly signedInReader: 'recognised' | 'not-recognised' | 'not-checked';
  /** `sent`: a browser sent it, or would, by its `Set-Cookie` line. Given to the doctor alone, it is not seen to travel. */
  readonly sessionCookie: 'sent' | 'withheld' | 'not-checked';
  /** The console that the docs page names: empty if none; undefined if no page with a script was seen. */
  readonly console?: string;
}

/** `unknown`: a check of this step could not be made, or nothing was given to check it with. */
export type StepState = 'fine' | 'broken' | 'weak' | 'unknown';
