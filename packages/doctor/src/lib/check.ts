import type { Code, FindingArgs, Severity, Step } from './findings.ts';
import type { Visit } from './visit.ts';

/**
 * One reason why the handshake does not work, or works for the wrong people. One check, one file, one code.
 */
export interface Check<C extends Code = Code> {
  readonly code: C;
  readonly step: Step;
  /** What must have been given, and which deployments it is about. Without it the check is skipped. */
  readonly needs?: readonly Need[];
  /** Findings that make this one pointless. */
  readonly unless?: readonly Code[];
  /** Looks, and says what it found: nothing, if all is well. */
  readonly find: (visit: Visit) => readonly Discovery<C>[] | Promise<readonly Discovery<C>[]>;
}

export type AnyCheck = { [C in Code]: Check<C> }[Code];

export type Need =
  | 'browser'
  | 'cookie'
  | 'setCookie'
  | 'scriptHash'
  | 'docsGroups'
  | 'spec'
  | 'two-origins'
  | 'one-origin';

/** What a check adds to its own code and step to make a finding. */
export interface Discovery<C extends Code> {
  readonly severity: Severity;
  readonly where: string;
  readonly args: FindingArgs[C];
}
