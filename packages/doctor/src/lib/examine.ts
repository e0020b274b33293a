import { checks } from './checks.ts';
import { cookieLine } from './checks/cookie-line.ts';
import type { Observation } from './browser/observation.ts';
import type { DoctorEvent, ObservationEvent, RequestEvent, Verdict } from './events.ts';
import { createFeed, type Feed } from './feed.ts';
import type { Code, Finding, Step } from './findings.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { makeCheck } from './make-check.ts';
import { createProbe, type Probe } from './probe.ts';
import { askSignedOut } from './questions.ts';
import { createRedact } from './redact.ts';
import { type Resolve, resolveAddresses, resolveOnce } from './resolve.ts';
import type { Setup } from './setup.ts';
import { SkipError } from './skip.ts';
import { whatWasSeen } from './seen.ts';
import { publicSuffixList } from './site.ts';
import { recogniseStack } from './stack.ts';
import { isTrouble, judge, judgeSteps } from './verdict.ts';
import { createVisit, type Observe, type Visit } from './visit.ts';

/** How to look. */
export interface ExamineOptions {
  readonly limits?: Partial<Limits>;
  readonly resolve?: Resolve;
  /** Makes the handshake in a real browser: `observe` of `@bookplate/doctor/browser`. Without it, none is run. */
  readonly observe?: (setup: Setup) => Promise<Observation>;
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
  const feed = createFeed<RequestEvent | ObservationEvent>();
  const probe = tellOf(createProbe(limits, resolve), feed);
  const observe = options.observe && observeWith(options.observe, setup, feed);
  const visit = createVisit(setup, probe, resolve, observe);
  const findings: Finding[] = [];
  const unknown = new Set<Step>();
  let asked = 0;
  let notRun = 0;
  let observation: Observation | undefined;

  yield {
    type: 'start',
    docsUrl: setup.docs.href,
    apiUrl: setup.api.href,
    deployment: setup.deployment,
    publicSuffixList,
    ...(setup.setCookie !== undefined && { cookie: cookieLine(setup) }),
  };
  for (const check of checks) {
    const checking = feed.during(makeCheck(check, visit, findings));
    let told = await checking.next();
    for (; !told.done; told = await checking.next()) {
      if (told.value.type === 'request') asked += 1;
      if (told.value.type === 'observation') ({ observation } = told.value);
      yield redact(told.value);
    }
    const result = told.value;
    if ('reason' in result) {
      if (isTrouble(result.reason)) {
        unknown.add(check.step);
        notRun += 1;
      }
      yield { type: 'skip', code: check.code, reason: result.reason };
      continue;
    }
    for (const finding of result.findings) {
      findings.push(finding);
      yield { type: 'finding', finding: redact(finding) };
    }
  }
  const seen = await whatWasSeen(visit, findings, observation);
  yield {
    type: 'verdict',
    outcome: judge(findings, unknown, seen),
    steps: judgeSteps(findings, unknown, seen),
    seen,
    notRun,
    findings: findings.filter(({ severity }) => severity !== 'note').length,
    requests: asked,
    milliseconds: Math.round(performance.now() - started),
    stack: await stackOf(visit),
  };
}

function tellOf(probe: Probe, { tell }: Feed<RequestEvent | ObservationEvent>): Probe {
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

function observeWith(
  observe: NonNullable<ExamineOptions['observe']>,
  setup: Setup,
  { tell }: Feed<RequestEvent | ObservationEvent>,
): Observe {
  let seen: Promise<Observation> | undefined;
  return async (predicted) => {
    try {
      if (seen) return await seen;
      seen = observe(setup);
      const observation = await seen;
      tell({ type: 'observation', ...(predicted && { predicted }), observation });
      return observation;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new SkipError({ kind: 'no-browser', detail });
    }
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
