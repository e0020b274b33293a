import { noPage } from './checks/no-page.ts';
import { unanswered } from './checks/unanswered.ts';
import type { Seen, StepState, Verdict } from './events.ts';
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
  return ['no-answer', 'no-browser', 'limit'].includes(reason.kind);
}

/**
 * Judges the whole.
 *
 * @param findings of all checks
 * @param unknown steps of which something could not be looked at
 * @param seen what was
 * @returns whether the handshake works: only a reader who was recognised shows that
 */
export function judge(
  findings: readonly Finding[],
  unknown: ReadonlySet<Step>,
  { signedInReader }: Seen,
): Verdict['outcome'] {
  if (findings.some(({ severity }) => severity === 'error')) return 'broken';
  return unknown.size > 0 || signedInReader !== 'recognised' ? 'unknown' : 'works';
}

/**
 * Judges each step.
 *
 * @param findings of all checks
 * @param unknown steps of which something could not be looked at
 * @param seen what was: a step is fine for what was seen of it only
 * @returns the picture of where it breaks
 */
export function judgeSteps(
  findings: readonly Finding[],
  unknown: ReadonlySet<Step>,
  seen: Seen,
): Verdict['steps'] {
  const stateOf = (step: Step): StepState => {
    const own = findings.filter((finding) => finding.step === step && finding.severity !== 'note');
    if (own.some(({ severity }) => severity === 'error')) return 'broken';
    if (step === 'dashboard' && isRefusal(seen)) return 'broken';
    if (unknown.has(step) || unseen(seen).has(step)) return 'unknown';
    return own.length > 0 ? 'weak' : 'fine';
  };
  return {
    dashboard: stateOf('dashboard'),
    network: stateOf('network'),
    browser: stateOf('browser'),
    docs: stateOf('docs'),
  };
}

/** Neither a User nor 401 or 204: this dashboard does not say who is signed in. */
function isRefusal({ anonymousStatus = 401 }: Seen): boolean {
  return anonymousStatus >= 400 && anonymousStatus !== 401;
}

/** Steps that anonymous readers pass without what they are for. */
function unseen({ signedInReader, sessionCookie }: Seen): ReadonlySet<Step> {
  if (signedInReader === 'recognised') return new Set();
  return new Set(sessionCookie === 'sent' ? ['dashboard'] : ['dashboard', 'browser']);
}
