import type { AnyCheck, Need } from './check.ts';
import { checks } from './checks.ts';
import type { DoctorEvent, RequestEvent, Verdict } from './events.ts';
import { createFeed, type Feed } from './feed.ts';
import type { Code, Finding, Step } from './findings.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createProbe, type Probe } from './probe.ts';
import { askSignedOut } from './questions.ts';
import { createRedact } from './redact.ts';
import { type Resolve, resolveAddresses, resolveOnce } from './resolve.ts';
import type { Setup } from './setup.ts';
import { SkipError, type SkipReason } from './skip.ts';
import { publicSuffixList } from './site.ts';
import { recogniseStack } from './stack.ts';
import { isTrouble, judge, judgeSteps } from './verdict.ts';
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
  const limits = { ...defaultLimits, ...options.limits };
  const started = performance.now();
  const redact = createRedact(setup.cookie);
  const resolve = resolveOnce(options.resolve ?? resolveAddresses, limits.requestMs);
  const requests = createFeed<RequestEvent>();
  const visit = createVisit(setup, tellOf(createProbe(limits, resolve), requests), resolve);
  const findings: Finding[] = [];
  const unknown = new Set<Step>();
  let asked = 0;

  yield {
    type: 'start',
    docsUrl: setup.docs.href,
    apiUrl: setup.api.href,
    deployment: setup.deployment,
    publicSuffixList,
  };
  for (const check of checks) {
    const checking = requests.during(make(check, visit, findings));
    let told = await checking.next();
    for (; !told.done; told = await checking.next()) {
      asked += 1;
      yield redact(told.value);
    }
    const result = told.value;
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
    outcome: judge(findings, unknown),
    steps: judgeSteps(findings, unknown),
    findings: findings.length,
    requests: asked,
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

function tellOf(probe: Probe, { tell }: Feed<RequestEvent>): Probe {
  return async (request) => {
    const reply = await probe(request);
    tell({
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
