import type { Observation } from './browser/observation.ts';
import type { CheckContext } from './check-context.ts';
import type { Step } from './check.ts';
import type { AnyCheck } from './checks.ts';
import { noPage } from './checks/docs-page/no-page.ts';
import { unanswered } from './checks/reachability/unanswered.ts';
import type { Seen, StepState, Verdict } from './events.ts';
import type { Finding } from './findings.ts';
import { anonymousRequest } from './requests.ts';
import { summariseSeen } from './seen.ts';
import type { SkipReason } from './skip-reason.ts';
import { recogniseStack } from './stack.ts';

/** What the checks of one examination came up with. */
export interface Results {
  readonly findings: readonly Finding[];
  readonly skipped: readonly { readonly check: AnyCheck; readonly reason: SkipReason }[];
  /** Of a real browser, if one ran. */
  readonly observation: Observation | undefined;
}

/**
 * Sums an examination up. It sends nothing.
 *
 * @param context of the examination, after all checks
 * @param results of all checks
 * @returns the verdict, without the numbers of requests and milliseconds
 */
export async function createVerdict(
  context: CheckContext,
  { findings, skipped, observation }: Results,
): Promise<Omit<Verdict, 'requests' | 'milliseconds'>> {
  const seen = await summariseSeen(context, findings, observation);
  const blocked = skipped.filter(({ reason }) => isBlocked(reason));
  const unknown = new Set(blocked.map(({ check }) => check.step));
  return {
    type: 'verdict',
    outcome: outcomeOf(findings, unknown, seen),
    steps: statesOf(findings, unknown, seen),
    seen,
    notRun: blocked.length,
    findings: findings.filter(({ severity }) => severity !== 'note').length,
    stack: await stackOf(context),
  };
}

/**
 * @param reason why a check was skipped
 * @returns true if it applies to the set-up but could not run, so that its step is unknown
 */
export function isBlocked(reason: SkipReason): boolean {
  if (reason.kind === 'found')
    return [...unanswered, ...noPage].some(({ code }) => code === reason.code);
  return ['no-answer', 'no-browser', 'limit'].includes(reason.kind);
}

/** Only a recognised reader shows that the handshake works. */
function outcomeOf(
  findings: readonly Finding[],
  unknown: ReadonlySet<Step>,
  { signedInReader }: Seen,
): Verdict['outcome'] {
  if (findings.some(({ severity }) => severity === 'error')) return 'broken';
  return unknown.size > 0 || signedInReader !== 'recognised' ? 'unknown' : 'works';
}

function statesOf(
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

/** Steps that an anonymous reader does not exercise. */
function unseen({ signedInReader, sessionCookie }: Seen): ReadonlySet<Step> {
  if (signedInReader === 'recognised') return new Set();
  return new Set(sessionCookie === 'sent' ? ['dashboard'] : ['dashboard', 'browser']);
}

async function stackOf({ setup, responseTo }: CheckContext): Promise<Verdict['stack']> {
  try {
    return recogniseStack(await responseTo(anonymousRequest(setup)));
  } catch {
    return 'unknown';
  }
}
