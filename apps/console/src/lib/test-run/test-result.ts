import type { Code, Explanation, RequestEvent, Severity } from '@bookplate/doctor';

/** What is tested: one page of the docs, with the URLs of the settings. */
export interface TestTarget {
  readonly docsOrigin: string;
  /** Path and query of the page: begins with `/`. */
  readonly path: string;
  readonly apiUrl: string;
  readonly loginUrl: string;
}

/** A finding with its words as they were on the day of the test. */
export interface WordedFinding extends Explanation {
  readonly code: Code;
  readonly severity: Severity;
}

/** Why a check was not made: something stood in its way, or it is not about this site. */
export type Skipped = 'not-checked' | 'not-needed';

/** What one connection test found. All of it is JSON, kept in the database. */
export interface TestResult {
  /** `not-run`: an address is not public, so nothing was sent. */
  readonly outcome: 'works' | 'broken' | 'unknown' | 'not-run';
  /** The worst first. */
  readonly findings: readonly WordedFinding[];
  readonly skipped: Readonly<Partial<Record<Code, Skipped>>>;
  readonly requests: readonly Pick<RequestEvent, 'method' | 'url' | 'outcome' | 'milliseconds'>[];
  readonly milliseconds: number;
  /** Checks that could not be made although they are about this site. */
  readonly notRun: number;
  /** The console that the docs page names: empty if none; undefined if no page with a script was seen. */
  readonly console?: string | undefined;
  /** Why it did not run. */
  readonly problem?: string | undefined;
}
