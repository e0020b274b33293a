import type { HandshakeOutcome } from './browser/fetch-in-page.ts';
import type { Observation } from './browser/observation.ts';
import type { CookieTravel } from './cookie/travel.ts';
import type { Deployment } from './deployment.ts';
import type { Step } from './check.ts';
import type { Code, Finding } from './findings.ts';
import type { PublicSuffixList } from './site.ts';
import type { SkipReason } from './skip-reason.ts';
import type { Stack } from './stack.ts';

/** The events of an examination, in order. All are JSON. */
export type DoctorEvent =
  | {
      readonly type: 'start';
      readonly docsUrl: string;
      readonly apiUrl: string;
      readonly deployment: Deployment;
      /** The list that defines sites. */
      readonly publicSuffixList: PublicSuffixList;
      /** What becomes of the `Set-Cookie` line, if one was given, without its value. */
      readonly cookie?: CookieTravel;
    }
  | RequestEvent
  | ObservationEvent
  | { readonly type: 'finding'; readonly finding: Finding }
  | {
      readonly type: 'skip';
      readonly code: Code;
      readonly step: Step;
      readonly reason: SkipReason;
      /** It applies to the set-up and could not run, so that its step is unknown. */
      readonly isBlocked: boolean;
    }
  | Verdict;

/** One request and its response. Headers are left out: they can hold the session. */
export interface RequestEvent {
  readonly type: 'request';
  readonly method: string;
  readonly url: string;
  /** The status, or why there was no response. */
  readonly outcome: number | string;
  readonly milliseconds: number;
}

/** The handshake in a real browser, beside what the probes predicted. */
export interface ObservationEvent {
  readonly type: 'observation';
  /** Undefined if it depends on what probes cannot see. */
  readonly predicted?: HandshakeOutcome;
  readonly observation: Observation;
}

/** The last event. */
export interface Verdict {
  readonly type: 'verdict';
  /**
   * `works`: a signed-in reader was recognised, and no finding is an error. `unknown`: no finding is an error, but some checks
   * could not run, or no session was given, so that only anonymous readers were checked. `broken`: a finding is an error.
   */
  readonly outcome: 'works' | 'broken' | 'unknown';
  readonly steps: Readonly<Record<Step, StepState>>;
  /** What was seen of the handshake. */
  readonly seen: Seen;
  /** Checks that could not run: no response, a limit, or a browser that does not start. */
  readonly notRun: number;
  /** Their number, without notes. */
  readonly findings: number;
  readonly requests: number;
  readonly milliseconds: number;
  /** What the Info API runs on; only the wording of fixes depends on it. */
  readonly stack: Stack;
}

/** What an examination has seen of the handshake. */
export interface Seen {
  /** The status of the answer to an anonymous reader; undefined if there was none. */
  readonly anonymousStatus?: number;
  /** Whether the docs may read that answer and it is no redirect. */
  readonly isReadable: boolean;
  readonly signedInReader: 'recognised' | 'not-recognised' | 'not-checked';
  /** `sent`: a browser sent it, or would send it according to its `Set-Cookie` line. A cookie given to the doctor alone proves nothing. */
  readonly sessionCookie: 'sent' | 'withheld' | 'not-checked';
  /** The console that the docs page names: empty if it names none; undefined if no page with a script was seen. */
  readonly console?: string;
}

/** `weak`: it works with findings. `unknown`: a check of this step could not run, or nothing was given to check it with. */
export type StepState = 'fine' | 'broken' | 'weak' | 'unknown';
