import type { AnyCheck, Need } from './check.ts';
import { checks } from './checks.ts';
import { noPage } from './checks/no-page.ts';
import { unanswered } from './checks/unanswered.ts';
import type { DoctorEvent, RequestEvent, StepState, Verdict } from './events.ts';
import type { Code, Finding, Step } from './findings.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createProbe, type Probe } from './probe.ts';
import { askSignedOut } from './questions.ts';
import { createRedact } from './redact.ts';
import { type Resolve, resolveAddresses } from './resolve.ts';
import type { Setup } from './setup.ts';
import { SkipError, type SkipReason } from './skip.ts';
import { recogniseStack } from './stack.ts';
import { createVisit, type Visit } from './visit.ts';

/** How to look. */
export interface ExamineOptions {
  readonly limits?: Partial<Limits>;
  readonly resolve?: Resolve;
}

/**
 * Examines a set-up from outside: makes every check in turn and tells of each request, finding and skipped check as
 * it goes. Only reads, one request at a time, follows no redirect, and ends within its limits. What servers do is never
 * an exception.
 *
 * @param setup what to examine, from `parseSetup`
 * @param options other limits, another way to find addresses
 * @returns the events
 * @yields each event as it happens; the last is the verdict
 */
export async function* examine(
  setup: Setup,
  options: ExamineOptions = {},
): AsyncGenerator<DoctorEvent, void, undefined> {
  const { limits, resolve = resolveAddresses } = options;
  const started = performance.now();
  const redact = createRedact(setup.cookie);
  const told: RequestEvent[] = [];
  const probe = tellOf(createProbe({ ...defaultLimits, ...limits }, resolve), told);
  const visit = createVisit(setup, probe, resolve);
  const findings: Finding[] = [];
  const unknown = new Set<Step>();
  let requests = 0;

  yield {
    type: 'start',
    docsUrl: setup.docs.href,
    apiUrl: setup.api.href,
    deployment: setup.deployment,
  };
  for (const check of checks) {
    const result = await make(check, visit, findings);
    requests += told.length;
    for (const event of told.splice(0)) yield redact(event);
    if ('reason' in result) {
      if (isTrouble(result.reason)) unknown.add(check.step);
      yield { type: 'skip', code: check.code, reason: result.reason };
      continue;
    }
    for (const finding of result.findings) {
      findings.push(finding);
      yield { type: 'finding', finding: redact(finding) };
    }
  }
  yield {
    type: 'verdict',
    outcome: outcomeOf(findings, unknown),
    steps: judgeSteps(findings, unknown),
    findings: findings.length,
    requests,
    milliseconds: Math.round(performance.now() - started),
    stack: await stackOf(visit),
  };
}

type CheckResult = { readonly findings: readonly Finding[] } | { readonly reason: SkipReason };

async function make(
  check: AnyCheck,
  visit: Visit,
  before: readonly Finding[],
): Promise<CheckResult> {
  const reason = reasonToSkip(check, visit.setup, before);
  if (reason) return { reason };
  try {
    const { code, step } = check;
    const discoveries = await check.find(visit);
    return {
      findings: discoveries.map(
        ({ severity, where, args }) => ({ code, severity, step, where, args }) as Finding,
      ),
    };
  } catch (error) {
    if (error instanceof SkipError) return { reason: error.reason };
    throw error;
  }
}

function reasonToSkip(
  check: AnyCheck,
  setup: Setup,
  before: readonly Finding[],
): SkipReason | undefined {
  for (const need of check.needs ?? []) {
    const reason = whyNot(need, setup);
    if (reason) return reason;
  }
  const found = (check.unless ?? []).find((code) =>
    before.some((finding) => finding.code === code),
  );
  return found && { kind: 'found', code: found };
}

function whyNot(need: Need, setup: Setup): SkipReason | undefined {
  const isOneOrigin = setup.deployment === 'one-domain';
  switch (need) {
    case 'two-origins':
      return isOneOrigin ? { kind: 'one-origin' } : undefined;
    case 'one-origin':
      return isOneOrigin ? undefined : { kind: 'two-origins' };
    case 'cookie':
    case 'setCookie':
    case 'scriptHash':
      return setup[need] === undefined ? { kind: 'not-given', what: need } : undefined;
  }
}

const nothingToSee: ReadonlySet<Code> = new Set<Code>([...unanswered, ...noPage]);

/** Whether something was to be looked at and could not be, rather than there being nothing to look at. */
function isTrouble(reason: SkipReason): boolean {
  if (reason.kind === 'found') return nothingToSee.has(reason.code);
  return reason.kind === 'no-answer' || reason.kind === 'limit';
}

function outcomeOf(findings: readonly Finding[], unknown: ReadonlySet<Step>): Verdict['outcome'] {
  if (findings.some(({ severity }) => severity === 'error')) return 'broken';
  return unknown.size > 0 ? 'unknown' : 'works';
}

function judgeSteps(findings: readonly Finding[], unknown: ReadonlySet<Step>): Verdict['steps'] {
  const judge = (step: Step): StepState => {
    const here = findings.filter((finding) => finding.step === step);
    if (here.some(({ severity }) => severity === 'error')) return 'broken';
    if (unknown.has(step)) return 'unknown';
    return here.length > 0 ? 'weak' : 'fine';
  };
  return {
    dashboard: judge('dashboard'),
    network: judge('network'),
    browser: judge('browser'),
    docs: judge('docs'),
  };
}

function tellOf(probe: Probe, told: RequestEvent[]): Probe {
  return async (request) => {
    const reply = await probe(request);
    told.push({
      type: 'request',
      method: request.method,
      url: request.url.href,
      outcome: reply.ok ? reply.status : reply.detail,
      milliseconds: reply.milliseconds,
    });
    return reply;
  };
}

async function stackOf(visit: Visit): Promise<Verdict['stack']> {
  try {
    return recogniseStack(await visit.answer(askSignedOut(visit.setup)));
  } catch {
    return 'unknown';
  }
}

/** For those who only want to know which codes there are. */
export const codes: readonly Code[] = checks.map(({ code }) => code);
