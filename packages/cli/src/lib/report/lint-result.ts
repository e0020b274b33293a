import type { Finding, LintEvent } from '@bookplate/lint';

/** All events of a run, by their kinds. Files are given from the folder where the command was called. */
export interface LintResult {
  readonly start: Extract<LintEvent, { type: 'start' }>;
  readonly findings: readonly Finding[];
  readonly notRun: readonly Extract<LintEvent, { type: 'not-run' }>[];
  readonly end: Extract<LintEvent, { type: 'end' }>;
  /** Where a file of the report is. */
  readonly pathOf: (file: string) => string;
}
