import { noPage } from './checks/no-page.ts';
import { unanswered } from './checks/unanswered.ts';
import type { StepState, Verdict } from './events.ts';
import type { Code, Finding, Step } from './findings.ts';
import type { SkipReason } from './skip.ts';

const nothingToSee: ReadonlySet<Code> = new Set<Code>([...unanswered, ...noPage]);

/**
 * Whether something was to be looked at and could not be, rather than there being nothing to look at.
 *
 * @param reason of a skipped check
 * @returns true if its step is not known to be fine
 */
export function isTrouble(reason: SkipReason): boolean {
  if (reason.kind === 'found') return nothingToSee.has(reason.code);
  return reason.kind === 'no-answer' || reason.kind === 'limit';
}

/**
 * Judges the whole.
 *
 * @param findings of all checks
 * @param unknown steps of which something could not be looked at
 * @returns whether the handshake works
 */
export function judge(
  findings: readonly Finding[],
  unknown: ReadonlySet<Step>,
): Verdict['outcome'] {
  if (findings.some(({ severity }) => severity === 'error')) return 'broken';
  return unknown.size > 0 ? 'unknown' : 'works';
}

/**
 * Judges each step.
 *
 * @param findings of all checks
 * @param unknown steps of which something could not be looked at
 * @returns the picture of where it breaks
 */
export function judgeSteps(
  findings: readonly Finding[],
  unknown: ReadonlySet<Step>,
): Verdict['steps'] {
  const stateOf = (step: Step): StepState => {
    const own = findings.filter((finding) => finding.step === step);
    if (own.some(({ severity }) => severity === 'error')) return 'broken';
    if (unknown.has(step)) return 'unknown';
    return own.length > 0 ? 'weak' : 'fine';
  };
  return {
    dashboard: stateOf('dashboard'),
    network: stateOf('network'),
    browser: stateOf('browser'),
    docs: stateOf('docs'),
  };
}
