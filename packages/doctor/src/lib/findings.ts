import type { Severity, Step } from './check.ts';
import type { AnyCheck } from './checks.ts';

/** The codes of all checks. Codes are permanent; each is a heading of `codes.md`. */
export type Code = AnyCheck['code'];

/** What a finding says beyond its code, by code. */
export type FindingArgs = {
  readonly [K in AnyCheck as K['code']]: Parameters<K['explain']>[0];
};

/** What a check found, as data; `explain` words it. */
export interface FindingOf<C extends Code> {
  readonly code: C;
  readonly severity: Severity;
  readonly step: Step;
  /** The URL or the name of the cookie in question. */
  readonly where: string;
  readonly args: FindingArgs[C];
}

export type Finding = { [C in Code]: FindingOf<C> }[Code];
